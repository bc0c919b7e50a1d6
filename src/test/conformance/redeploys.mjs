// Clients that stay while their server is deployed again and again; says now and then what they know.
// Usage: redeploys.mjs http://host:port/path 10
import WebSocket from "ws";
import { library } from "./library.mjs";

const [base, count] = process.argv.slice(2);
const phoenix = await library("1.8");
const states = [];

function client(transport) {
  const state = { answered: 0, heard: 0, answers: 0, broadcasts: 0, closes: {} };
  states.push(state);
  const socket = new phoenix.Socket(`${base.replace(/^http/, "ws")}/socket`, { transport });
  socket.onClose(({ code }) => (state.closes[code] = (state.closes[code] ?? 0) + 1));
  const channel = socket.channel("server:redeploys");
  channel.on("deployment", (told) => {
    state.heard = told.count;
    state.broadcasts++;
  });
  const ask = () =>
    channel
      .push("deployment", {}, 2_000)
      .receive("ok", (reply) => {
        state.answered = reply.count;
        state.answers++;
        setTimeout(ask, 250);
      })
      .receive("error", () => setTimeout(ask, 250))
      .receive("timeout", ask);
  channel.join();
  socket.connect();
  ask();
}

for (let i = 0; i < Number(count); i++) {
  client(WebSocket);
  client(phoenix.LongPoll);
}

const sum = (name) => states.reduce((total, state) => total + state[name], 0);

function closes() {
  const all = {};
  for (const state of states) {
    for (const [code, count] of Object.entries(state.closes)) {
      all[code] = (all[code] ?? 0) + count;
    }
  }
  return all;
}

setInterval(() => {
  const oldest = Math.min(...states.flatMap(({ answered, heard }) => [answered, heard]));
  const line = { oldest, answers: sum("answers"), broadcasts: sum("broadcasts"), closes: closes() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}, 100);
