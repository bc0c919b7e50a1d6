// Who is in the room.
import { element, face, hue } from "./elements.mjs";

export class Members {
  constructor(list, count, nick) {
    this.list = list;
    this.count = count;
    this.nick = nick;
  }

  show(people) {
    people.sort((one, other) => one.nick.localeCompare(other.nick));
    this.count.textContent = people.length;
    this.list.replaceChildren(...people.map((person) => this.item(person)));
  }

  item({ nick, windows }) {
    const item = element("li");
    item.dataset.hue = hue(nick);
    item.append(face(nick), nick);
    if (nick === this.nick) {
      item.append(" ", element("i", "", "you"));
    }
    if (windows > 1) {
      item.append(" ", element("i", "", `${windows} windows`));
    }
    return item;
  }
}
