// The page's socket: shows its CSRF token, polls where WebSockets do not get through, and keeps the session.
import { keepSession } from "../garuda/lifetime.mjs";
import { Socket } from "../garuda/phoenix.mjs";

const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

export const socket = new Socket(meta("socket"), {
  params: { _csrf_token: meta("csrf-token") },
  longPollFallbackMs: 2500,
});

keepSession(socket, `${meta("socket")}/keepalive`);
