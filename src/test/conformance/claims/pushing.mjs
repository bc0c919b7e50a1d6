// What is said in a channel, and what is heard.
import assert from "node:assert/strict";
import WebSocket from "ws";
import { ok, outcome, seen } from "../client.mjs";
import { clients, joined, pair, phoenix, polls } from "../run.mjs";

const OTHER = { transport: polls ? WebSocket : phoenix.LongPoll };

export default {
  async "push: ok with the reply"() {
    const channel = await joined(await clients.connect());
    assert.deepEqual(await ok(channel.push("echo", { a: [1, null, "é"] })), { a: [1, null, "é"] });
  },

  async "push: error, and any other status, with the reply"() {
    const channel = await joined(await clients.connect());
    assert.deepEqual(await outcome(channel.push("reply_error", {})), {
      status: "error",
      response: { reason: "nope" },
    });
    assert.equal((await outcome(channel.push("status", { status: "custom" }))).status, "custom");
  },

  async "push: timeout if there is no reply, and the channel goes on"() {
    const channel = await joined(await clients.connect());
    assert.equal((await outcome(channel.push("noreply", {}, 100))).status, "timeout");
    await ok(channel.push("echo", {}));
  },

  async "push: late replies find their pushes"() {
    const channel = await joined(await clients.connect());
    const replies = [60, 30, 0].map((delay) =>
      ok(channel.push("async", { delay: `${delay}`, value: delay })),
    );
    await ok(channel.push("echo", {}));
    assert.deepEqual(await Promise.all(replies), [{ value: 60 }, { value: 30 }, { value: 0 }]);
  },

  async "server push: reaches its client, of any event"() {
    const channel = await joined(await clients.connect());
    const news = seen(channel, "news");
    channel.push("push_me", { event: "news", payload: { n: 1 } });
    assert.deepEqual(await news.next(), { n: 1 });
  },

  async "broadcast: reaches all, the sender too"() {
    const [ada, mira] = await pair();
    const all = [seen(ada, "shout"), seen(mira, "shout")];
    ada.push("shout", { n: 1 });
    for (const shouts of all) {
      assert.deepEqual(await shouts.next(), { n: 1 });
    }
  },

  async "broadcast: reaches those on the other transport, and comes from them"() {
    const [ada, mira] = await pair(OTHER);
    const all = [seen(ada, "shout"), seen(mira, "shout")];
    for (const [n, channel] of [ada, mira].entries()) {
      channel.push("shout", { n });
      for (const shouts of all) {
        assert.deepEqual(await shouts.next(), { n });
      }
    }
  },

  async "broadcast_from: reaches the others only"() {
    const [ada, mira] = await pair();
    const [own, other] = [seen(ada, "shout_from"), seen(mira, "shout_from")];
    ada.push("shout_from", { n: 1 });
    assert.deepEqual(await other.next(), { n: 1 });
    await ok(ada.push("echo", {}));
    assert.deepEqual(own.left, []);
  },

  async "broadcast: from a controller reaches all"() {
    const [ada, mira] = await pair();
    const all = [seen(ada, "news"), seen(mira, "news")];
    await clients.post("/api/broadcast", { topic: ada.topic, event: "news", payload: { n: 1 } });
    for (const news of all) {
      assert.deepEqual(await news.next(), { n: 1 });
    }
  },
};
