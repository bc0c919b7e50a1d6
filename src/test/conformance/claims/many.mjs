// Much at once: channels, messages, characters.
import assert from "node:assert/strict";
import WebSocket from "ws";
import { ok, seen } from "../client.mjs";
import { clients, joined, pair, phoenix, polls, when } from "../run.mjs";

const upTo = (count) => Array.from({ length: count }, (_, n) => n);

/** Pushes of one macrotask, which list what they are answered in the order of the answers. */
const echoes = (channel, numbers, order) =>
  numbers.map((n) => channel.push("echo", { n }).receive("ok", (response) => order.push(response.n)));

export default {
  async "many: 100 KB of any script come back whole"() {
    const channel = await joined(await clients.connect());
    const text = 'ütf ☃ 🦅 " \\ \u2028 '.repeat(5_000);
    assert.equal((await ok(channel.push("echo", { text }))).text, text);
  },

  async "many: 1 MB comes back whole, and what follows is not disturbed"() {
    const channel = await joined(await clients.connect());
    const text = "0123456789".repeat(100_000);
    const replies = [{ text }, { n: 1 }].map((payload) => ok(channel.push("echo", payload)));
    assert.deepEqual(await Promise.all(replies), [{ text }, { n: 1 }]);
  },

  async "many: 40 channels on one socket, each for itself"() {
    const socket = await clients.connect();
    const channels = await Promise.all(upTo(40).map(() => joined(socket)));
    const shouts = channels.map((channel) => seen(channel, "shout"));
    channels.forEach((channel, n) => channel.push("shout", { n }));
    for (const [n, heard] of shouts.entries()) {
      assert.deepEqual(await heard.next(), { n });
    }
    await Promise.all(channels.map((channel) => ok(channel.leave())));
    assert.deepEqual([shouts.flatMap(({ left }) => left), socket.channels], [[], []]);
  },

  async "many: 500 pushes are answered in their order"() {
    const channel = await joined(await clients.connect());
    const order = [];
    await Promise.all(echoes(channel, upTo(500), order).map(ok));
    if (polls && !phoenix.batches) {
      order.sort((a, b) => a - b);
    }
    assert.deepEqual(order, upTo(500));
  },

  ...when(polls && phoenix.batches, {
    async "many: more than a batch, and more than a batch while that is on its way"() {
      const channel = await joined(await clients.connect());
      const order = [];
      const first = echoes(channel, upTo(250), order);
      await new Promise((sent) => setTimeout(sent, 0));
      const second = echoes(channel, upTo(500).slice(250), order);
      await Promise.all([...first, ...second].map(ok));
      assert.deepEqual(order, upTo(500));
    },
  }),

  async "many: 500 broadcasts are heard in their order"() {
    const [ada, mira] = await pair({ transport: WebSocket });
    const shouts = seen(ada, "shout");
    upTo(500).forEach((n) => mira.push("shout", { n }));
    assert.deepEqual(await shouts.take(500), upTo(500).map((n) => ({ n })));
  },

  async "many: what channels, controllers and clients send at once is all heard"() {
    const [ada, mira] = await pair();
    const [shouts, news] = [seen(ada, "shout"), seen(ada, "news")];
    const posted = upTo(20).map((n) =>
      clients.post("/api/broadcast", { topic: ada.topic, event: "news", payload: { n } }),
    );
    upTo(100).forEach((n) => mira.push("shout", { n }));
    await Promise.all([...echoes(ada, upTo(100), []).map(ok), ...posted]);
    const sorted = (events) => events.map(({ n }) => n).sort((a, b) => a - b);
    assert.deepEqual(sorted(await shouts.take(100)), upTo(100));
    assert.deepEqual(sorted(await news.take(20)), upTo(20));
  },
};
