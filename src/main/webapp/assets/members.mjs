// Who is in the room.
import { element, face, hue } from "./elements.mjs";

export class Members {
  constructor(list, count, nickname) {
    this.list = list;
    this.count = count;
    this.nickname = nickname;
  }

  show(nicknames) {
    this.count.textContent = nicknames.length;
    this.list.replaceChildren(...nicknames.map((nickname) => this.item(nickname)));
  }

  item(nickname) {
    const item = element("li");
    item.dataset.hue = hue(nickname);
    item.append(face(nickname), nickname);
    if (nickname === this.nickname) {
      item.append(" ", element("i", "", "you"));
    }
    return item;
  }
}
