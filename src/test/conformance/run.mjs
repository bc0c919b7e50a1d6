// The client and the transport that this process runs the claims with.
import { Clients, ok } from "./client.mjs";
import { library } from "./library.mjs";
import WebSocket from "ws";

const [base, version, transport] = process.argv.slice(2);

export const phoenix = await library(version);
export const polls = transport === "longpoll";
export const clients = new Clients(base, phoenix, polls ? phoenix.LongPoll : WebSocket);
export const run = `${process.pid}-${Date.now().toString(36)}`;

/** Claims of those clients only that can do it. */
export const when = (able, claims) => (able ? claims : {});

let topics = 0;
export const fresh = () => `conf:${run}-${++topics}`;

export async function joined(socket, topic = fresh(), params = {}) {
  const channel = socket.channel(topic, params);
  await ok(channel.join());
  return channel;
}

/** Two clients on one topic; the options are the second's. */
export async function pair(options = {}) {
  const topic = fresh();
  const ada = await joined(await clients.connect(), topic);
  return [ada, await joined(await clients.connect({}, options), topic)];
}
