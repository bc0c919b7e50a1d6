// The chat: joins the room's channel, shows who is there and what comes, sends what is typed.
import { Presence } from "../garuda/phoenix.mjs";
import { Log } from "./log.mjs";
import { Members } from "./members.mjs";
import { socket } from "./socket.mjs";

const chat = document.getElementById("chat");
const composer = document.getElementById("composer");
const input = document.getElementById("body");
const problem = document.getElementById("composer-error");
const { room, nick } = chat.dataset;

const log = new Log(document.getElementById("log"), document.getElementById("newer"), nick);
const members = new Members(
  document.getElementById("members"),
  document.getElementById("member-count"),
  nick,
);

const channel = socket.channel(`room:${room}`);

channel.on("room_state", (state) => log.catchUp(state.messages));
channel.on("new_msg", (message) => log.add(message));

const presence = new Presence(channel);
let here = false; // those whom this window finds in the room did not just join

presence.onJoin((who, before) => {
  if (here && !before && who !== nick) {
    log.note(`${who} joined`);
  }
});
presence.onLeave((who, left) => {
  if (left.metas.length === 0 && who !== nick) {
    log.note(`${who} left`);
  }
});
presence.onSync(() => {
  here = true;
  members.show(presence.list((who, { metas }) => ({ nick: who, windows: metas.length })));
  status("open", "Connected");
});

channel.onError(lost);
channel.join().receive("error", ({ reason }) => {
  if (reason === "nickname required" || reason === "no such room") {
    channel.leave();
    status("lost", `Not in the room: ${reason}. Please reload this page.`);
  }
});

socket.onClose(lost);
socket.connect();

// A network that goes away does not tell its sockets; the browser tells us.
window.addEventListener("offline", lost);
window.addEventListener("online", () => socket.disconnect(() => socket.connect()));

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = input.value.trim();
  if (body === "") {
    return;
  }
  if (chat.dataset.state !== "open") {
    problem.textContent = "Not sent, there is no connection. Your text is kept.";
    return;
  }
  input.value = "";
  input.focus();
  problem.textContent = "";
  channel
    .push("new_msg", { body })
    .receive("error", (refusal) => giveBack(body, refusal.errors?.body ?? "The message was refused."))
    .receive("timeout", () => giveBack(body, "No answer. Your message may not have arrived."));
});

input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

for (const example of document.querySelectorAll("[data-origin]")) {
  example.textContent = example.textContent.replace(example.dataset.origin, location.origin);
}

function lost() {
  status("lost", "Connection lost. Trying again…");
}

function status(state, text) {
  chat.dataset.state = state;
  document.getElementById("status").textContent = text;
  if (state === "open") {
    problem.textContent = "";
  }
}

function giveBack(body, why) {
  input.value = input.value === "" ? body : `${body}\n${input.value}`;
  problem.textContent = why;
}
