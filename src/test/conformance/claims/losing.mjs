// How a connection is kept, lost and found again.
import assert from "node:assert/strict";
import { hooked, ok, outcome, seen, within } from "../client.mjs";
import { clients, joined, phoenix, polls, run, when } from "../run.mjs";

const HEARTBEAT = ["phoenix", "phx_reply", { status: "ok", response: {} }];

/** A channel that its server hangs up on, and a witness who shouts into it. */
async function disconnected() {
  const id = `user-${run}`;
  const socket = await clients.connect({ user_id: id });
  const channel = await joined(socket);
  const witness = await joined(await clients.connect(), channel.topic);
  const [closed, opened] = [hooked(socket, "onClose"), hooked(socket, "onOpen")];
  await clients.post("/api/disconnect", { id: `user_socket:${id}` });
  return { channel, witness, closed, opened };
}

/** What a channel hears must reach it once. */
async function hearsOnce(channel, witness) {
  const shouts = seen(channel, "shout");
  witness.push("shout", { n: 1 });
  assert.deepEqual(await shouts.next(), { n: 1 });
  await ok(channel.push("echo", {}));
  assert.deepEqual(shouts.left, []);
}

/** Beats of one connection; on a busy machine the client may have to try more than once. */
async function threeTimeouts(messages, closed) {
  for (let beats = 0; beats < 9; beats++) {
    const { topic, event, payload } = await messages.next();
    assert.deepEqual([topic, event, payload], HEARTBEAT);
    if (closed.left.splice(0).length > 0) {
      beats = 0;
    }
  }
}

export default {
  async "ping: is answered"() {
    const socket = await clients.connect();
    const messages = hooked(socket, "onMessage");
    const roundTrip = await new Promise((answered) => assert.ok(socket.ping(answered)));
    assert.ok(roundTrip >= 0);
    const { topic, event, payload, join_ref: joinRef } = await messages.next();
    assert.deepEqual([topic, event, payload, joinRef], [...HEARTBEAT, null]);
  },

  ...when(!polls, {
    async "heartbeat: keeps a connection that is silent otherwise"() {
      const socket = clients.prepare({}, { heartbeatIntervalMs: 250 }, "/steady");
      const [messages, closed] = [hooked(socket, "onMessage"), hooked(socket, "onClose")];
      socket.connect();
      await within(threeTimeouts(messages, closed), "a connection that lives as long as its heart beats");
    },

    async "heartbeat: without it the server hangs up, and the client comes back"() {
      const socket = await clients.connect({}, {}, "/short");
      const [closed, opened] = [hooked(socket, "onClose"), hooked(socket, "onOpen")];
      assert.equal((await closed.next()).code, 1002);
      await opened.next();
    },
  }),

  ...when(polls, {
    async "poll: keeps a session that is silent for several windows"() {
      const channel = await joined(await clients.connect({}, {}, "/short"));
      const [closed, opened] = [hooked(channel.socket, "onClose"), hooked(channel.socket, "onOpen")];
      assert.deepEqual(await ok(channel.push("async", { delay: "1200", value: 1 })), { value: 1 });
      assert.deepEqual([closed.left, opened.left], [[], []]);
    },
  }),

  ...when(!polls || phoenix.rejoinsLostSession, {
    async "disconnect: the client reconnects and rejoins by itself"() {
      const { channel, witness, closed, opened } = await disconnected();
      const rejoined = seen(channel, "phx_reply");
      assert.equal((await closed.next()).code, polls ? 3410 : 1001);
      await opened.next();
      assert.equal((await rejoined.next()).status, "ok");
      await hearsOnce(channel, witness);
    },
  }),

  ...when(polls && !phoenix.rejoinsLostSession, {
    async "disconnect: the client gets another session, in which it has joined nothing"() {
      const { channel, witness, opened } = await disconnected();
      await opened.next();
      assert.deepEqual(await outcome(channel.push("echo", {})), {
        status: "error",
        response: { reason: "unmatched topic" },
      });
      await ok(channel.leave());
      await hearsOnce(await joined(channel.socket, channel.topic), witness);
    },
  }),

  async "disconnect: by the client, which may come back later"() {
    const channel = await joined(await clients.connect());
    const { socket } = channel;
    const rejoined = seen(channel, "phx_reply");
    await new Promise((done) => socket.disconnect(done));
    assert.equal(socket.isConnected(), false);
    socket.connect();
    assert.equal((await rejoined.next()).status, "ok");
    await ok(channel.push("echo", {}));
  },
};
