// What a client does that may poll where no WebSocket gets through.
import assert from "node:assert/strict";
import WebSocket from "ws";
import { from, ok } from "../client.mjs";
import { clients, fresh, phoenix, polls, when } from "../run.mjs";

const MEMORY = "phx:fallback:LongPoll";

/** A WebSocket behind a proxy that swallows what it does not know. */
class NeverOpens {
  readyState = WebSocket.CONNECTING;

  close() {
    this.readyState = WebSocket.CLOSED;
  }
}

/** What a tab remembers. */
class Storage extends Map {
  getItem(key) {
    return this.get(key) ?? null;
  }

  setItem(key, value) {
    this.set(key, value);
  }
}

/** A client that joins as soon as it may, and what its tab remembers then. */
async function joinedBy(transport, sessionStorage, longPollFallbackMs) {
  const socket = clients.prepare({}, { transport, sessionStorage, longPollFallbackMs });
  socket.connect();
  const channel = socket.channel(fresh());
  await ok(channel.join());
  assert.deepEqual(await ok(channel.push("echo", { n: 1 })), { n: 1 });
  return socket;
}

export default when(!polls && phoenix.fallsBack, {
  async "fallback: a WebSocket that never opens is given up for polls, and that is remembered"() {
    const tab = new Storage();
    const socket = await joinedBy(NeverOpens, tab, 50);
    assert.deepEqual([socket.transport, tab.getItem(MEMORY)], [phoenix.LongPoll, "true"]);
    const another = await joinedBy(WebSocket, tab, 60_000);
    assert.equal(another.transport, phoenix.LongPoll);
  },

  async "fallback: a WebSocket that is refused is given up at once"() {
    const socket = await joinedBy(from("http://elsewhere.example"), new Storage(), 60_000);
    assert.equal(socket.transport, phoenix.LongPoll);
  },

  async "fallback: a WebSocket that opens is kept"() {
    const tab = new Storage();
    const socket = await joinedBy(WebSocket, tab, 1_000);
    assert.deepEqual([socket.transport, tab.size], [WebSocket, 0]);
  },
});
