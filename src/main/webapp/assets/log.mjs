// The list of messages. Text is only ever set as text.
import { element, face, hue } from "./elements.mjs";

const SHOWN = 500;
const TOGETHER_MS = 5 * 60_000;
const NEAR_END_PX = 80;

export class Log {
  constructor(list, newer, nick) {
    this.list = list;
    this.newer = newer;
    this.nick = nick;
    this.seen = new Set();
    this.newest = 0;
    this.follows = true;
    list.addEventListener("scroll", () => {
      this.follows = this.nearEnd();
      newer.hidden ||= this.follows;
    });
    new ResizeObserver(() => this.follows && this.toEnd()).observe(list);
    newer.addEventListener("click", () => {
      this.toEnd();
      list.focus();
    });
  }

  /** Adds what was said before this window came, or while it was away. */
  catchUp(messages) {
    const missed = messages.filter(({ id }) => !this.seen.has(id));
    if (this.seen.size > 0 && missed.length > 0 && missed.length === messages.length) {
      this.note("Some messages may be missing here");
    }
    missed.forEach((message) => this.add(message));
    this.list.setAttribute("aria-live", "polite"); // from now on: the past is not read out
  }

  add(message) {
    if (this.seen.has(message.id)) {
      return;
    }
    this.seen.add(message.id);
    const item = this.item(message);
    const next = message.id > this.newest ? null : this.firstAfter(message.id);
    this.newest = Math.max(this.newest, message.id);
    this.keepingPlace(() => this.list.insertBefore(item, next));
    group(item);
    if (next) {
      group(next);
    }
  }

  note(text) {
    this.keepingPlace(() => this.list.append(element("div", "note", text)));
  }

  /** Two that speak at once may arrive in either order; their ids tell the right one. */
  firstAfter(id) {
    return [...this.list.children].find((item) => Number(item.dataset.id) > id) ?? null;
  }

  item({ id, nick, body, at, source }) {
    const item = element("div", "message");
    item.dataset.id = id;
    item.dataset.at = Date.parse(at);
    item.dataset.nick = nick;
    item.dataset.source = source;
    item.dataset.hue = hue(nick);
    item.classList.toggle("own", nick === this.nick && source === "room");
    const who = element("p", "who");
    who.append(face(nick), element("b", "", nick), " ", time(new Date(at)));
    if (source !== "room") {
      who.append(" ", element("span", "via", "by REST"));
    }
    item.append(who, element("p", "body", body));
    return item;
  }

  /** Stays at the end if it was there, and tells of something newer if it was not. */
  keepingPlace(change) {
    change();
    while (this.list.children.length > SHOWN) {
      this.seen.delete(Number(this.list.firstElementChild.dataset.id));
      this.list.firstElementChild.remove();
    }
    if (this.follows) {
      this.toEnd();
    } else {
      this.newer.hidden = false;
    }
  }

  nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.newer.hidden = true;
  }
}

/** Shows the name once over what one person says in a row. */
function group(item) {
  const before = item.previousElementSibling;
  const together =
    before !== null &&
    before.dataset.nick === item.dataset.nick &&
    before.dataset.source === item.dataset.source &&
    item.dataset.at - before.dataset.at < TOGETHER_MS;
  item.classList.toggle("more", together);
}

function time(at) {
  const clock = { hour: "2-digit", minute: "2-digit" };
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short" };
  const label = element("time", "", at.toLocaleString([], { ...day, ...clock }));
  label.dateTime = at.toISOString();
  label.title = at.toLocaleString();
  return label;
}
