// A client on a topic with a history that leaves and comes back again and again; says what it heard.
// node resuming.mjs <base url> <1.8 | 1.7 | 1.6> <websocket | longpoll> <topic> <resume.mjs> <moves>
import WebSocket from "ws";
import { library } from "./library.mjs";

const [base, version, transport, topic, helper, moves] = process.argv.slice(2);
const phoenix = await library(version);
const { resume } = await import(helper);
const state = { joins: 0, moves: 0, heard: 0, lost: 0, doubled: 0, last: 0, reasons: {} };
let following = false;

const socket = new phoenix.Socket(`${base.replace(/^http/, "ws")}/socket`, {
  transport: transport === "longpoll" ? phoenix.LongPoll : WebSocket,
  reconnectAfterMs: () => 20,
  rejoinAfterMs: () => 20,
});
const channel = resume(socket, topic);
channel.on("shout", ({ n }) => {
  state.heard++;
  if (following && n <= state.last) {
    state.doubled++;
  } else if (following) {
    state.lost += n - state.last - 1;
  }
  following = true;
  state.last = n;
});
channel.join().receive("ok", ({ recovered, reason }) => {
  state.joins++;
  if (recovered === false) {
    state.reasons[reason] = (state.reasons[reason] ?? 0) + 1;
    following = false; // it must ask the application for what it has to know
  }
  if (state.moves < Number(moves)) {
    state.moves++;
    setTimeout(() => socket.disconnect(() => socket.connect()), 200);
  }
});
socket.connect();
setInterval(() => process.stdout.write(`${JSON.stringify(state)}\n`), 50);
