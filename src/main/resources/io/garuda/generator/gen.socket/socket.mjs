import { Socket } from "../garuda/phoenix.mjs";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** A connection to {{socket}}. Channels: `socket.channel("topic").join()`. */
export const socket = new Socket(new URL("..{{path}}", import.meta.url).pathname, {
  params: { _csrf_token: meta("csrf-token") },
});
socket.connect();
