// How a channel ends: by leave, of itself, by a crash.
import assert from "node:assert/strict";
import { hooked, ok, seen } from "../client.mjs";
import { clients, joined, pair } from "../run.mjs";

export default {
  async "leave: ok, closed, and nothing comes any more"() {
    const [ada, mira] = await pair();
    const closed = hooked(mira, "onClose");
    const messages = hooked(mira.socket, "onMessage");
    await ok(mira.leave());
    await closed.next();
    const reply = await messages.next(); // the client's own hooks do not wait for it
    assert.deepEqual([reply.event, reply.payload.status], ["phx_reply", "ok"]);
    assert.equal((await messages.next()).event, "phx_close");
    const own = seen(ada, "shout");
    ada.push("shout", { n: 1 });
    await own.next();
    const barrier = await joined(mira.socket);
    await ok(barrier.push("echo", {}));
    assert.deepEqual([...new Set(messages.left.map(({ topic }) => topic))], [barrier.topic]);
  },

  async "leave: the topic can be joined again"() {
    const channel = await joined(await clients.connect());
    await ok(channel.leave());
    const again = await joined(channel.socket, channel.topic);
    assert.deepEqual(await ok(again.push("echo", { n: 1 })), { n: 1 });
  },

  async "stop: a channel that stops replies, closes and does not rejoin"() {
    const channel = await joined(await clients.connect());
    const closed = hooked(channel, "onClose");
    assert.deepEqual(await ok(channel.push("stop_reply", {})), { bye: true });
    await closed.next();
    assert.deepEqual([channel.state, channel.socket.channels], ["closed", []]);
  },

  async "crash: phx_error, and the client rejoins by itself"() {
    const [ada, mira] = await pair();
    const other = await joined(ada.socket);
    const [errors, rejoined] = [hooked(ada, "onError"), seen(ada, "phx_reply")];
    const strangers = [hooked(mira, "onError"), hooked(other, "onError")];
    ada.push("crash", {});
    await errors.next();
    assert.equal((await rejoined.next()).status, "ok");
    assert.equal(ada.state, "joined");
    const shouts = seen(ada, "shout");
    mira.push("shout", { n: 1 });
    assert.deepEqual(await shouts.next(), { n: 1 });
    await ok(other.push("echo", {}));
    assert.deepEqual([strangers.map(({ left }) => left), shouts.left], [[[], []], []]);
  },
};
