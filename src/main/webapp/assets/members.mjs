// Who is in the room.
import { element, face, hue } from "./elements.mjs";

export class Members {
  constructor(list, count, nick) {
    this.list = list;
    this.count = count;
    this.nick = nick;
  }

  show(nicks) {
    this.count.textContent = nicks.length;
    this.list.replaceChildren(...nicks.map((nick) => this.item(nick)));
  }

  item(nick) {
    const item = element("li");
    item.dataset.hue = hue(nick);
    item.append(face(nick), nick);
    if (nick === this.nick) {
      item.append(" ", element("i", "", "you"));
    }
    return item;
  }
}
