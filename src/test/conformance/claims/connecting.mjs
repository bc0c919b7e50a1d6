// How a client gets its socket, or is refused.
import assert from "node:assert/strict";
import WebSocket from "ws";
import { from, hooked, said, seen } from "../client.mjs";
import { clients, joined, phoenix, polls, run, when } from "../run.mjs";

/** A client that may not connect, is told so with a status, and tries again. */
async function refused(status, ...args) {
  const socket = clients.prepare(...args);
  const errors = hooked(socket, "onError");
  socket.connect();
  for (let times = 0; times < 2; ) {
    const error = said(await errors.next());
    const aborted = polls && error === "500"; // what old clients say of requests that they end
    assert.ok(aborted || error.includes(status), error);
    times += aborted ? 0 : 1;
  }
  assert.equal(socket.isConnected(), false);
}

export default {
  async "connect: the socket's params reach connect"() {
    const channel = await joined(await clients.connect({ user_id: `ada ${run} ü&=` }));
    const secrets = seen(channel, "secret");
    channel.push("tell", { n: 1 });
    assert.deepEqual(await secrets.next(), { n: 1, for: `ada ${run} ü&=` });
  },

  async "connect: a refused client gets 403 and no socket, and goes on trying"() {
    await refused("403", { refuse: 1 });
  },

  ...when(!polls, {
    async "connect: a refusal with a status of its own keeps it"() {
      await refused("429", { limit: 1 });
    },

    async "connect: a page from elsewhere is refused"() {
      await refused("403", {}, { transport: from("http://elsewhere.example") });
      const allowed = await clients.connect({}, { transport: from("http://example.com") });
      assert.ok(allowed.isConnected());
    },
  }),

  ...when(polls, {
    async "connect: a refusal with a status of its own is 403 to those who poll"() {
      await refused("403", { limit: 1 });
    },
  }),

  async "connect: who finds no room goes on trying, and gets in once there is some"() {
    const params = { user_id: `crowd ${run}` };
    const crowd = Array.from({ length: 50 }, () => clients.connect(params, { transport: WebSocket }));
    const [first] = await Promise.all(crowd);
    const late = clients.prepare(params, { reconnectAfterMs: undefined }); // by the steps of users
    const [errors, opened] = [hooked(late, "onError"), hooked(late, "onOpen")];
    late.connect();
    await errors.take(3);
    assert.equal(late.isConnected(), false);
    first.disconnect();
    await opened.next();
    await joined(late);
  },

  async "auth token: without it the client is refused"() {
    await refused("403", {}, {}, "/auth");
  },

  ...when(phoenix.sendsAuthToken, {
    async "auth token: reaches connect"() {
      const socket = await clients.connect({}, { authToken: "secret-token" }, "/auth");
      await joined(socket);
    },

    async "auth token: a wrong one is refused"() {
      await refused("403", {}, { authToken: "another" }, "/auth");
    },
  }),
};
