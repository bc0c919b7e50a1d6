{{#channels}}
import { Socket } from "../garuda/phoenix.mjs";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** The connection of this page. Channels: `socket.channel("room:lobby").join()`. */
export const socket = new Socket(meta("socket"), { params: { _csrf_token: meta("csrf-token") } });

const shown = document.getElementById("socket");
const show = (text) => {
  if (shown) {
    shown.textContent = text;
  }
};
socket.onOpen(() => show("open"));
socket.onClose(() => show("closed, trying again"));
socket.connect();
{{/channels}}
