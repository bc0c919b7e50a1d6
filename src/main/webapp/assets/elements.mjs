// The few DOM helpers of the chat.
const HUES = 8;

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.textContent = text;
  return made;
}

/** The picture of a person, or a round initial; for the eye only: the name stands beside it. */
export function face(nick) {
  const made = element("span", "face", [...nick][0]);
  made.setAttribute("aria-hidden", "true");
  const picture = new Image();
  picture.alt = "";
  picture.addEventListener("load", () => made.replaceChildren(picture));
  picture.src = document.querySelector("[data-faces]").dataset.faces + encodeURIComponent(nick);
  return made;
}

/** The same colour for the same name in every window. */
export function hue(nick) {
  return [...nick].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % HUES;
}
