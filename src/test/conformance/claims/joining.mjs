// How a channel is joined, or not.
import assert from "node:assert/strict";
import { hooked, ok, outcome, seen } from "../client.mjs";
import { clients, fresh, joined, phoenix, polls, run } from "../run.mjs";

export default {
  async "join: ok with what the channel replies"() {
    const channel = (await clients.connect()).channel(fresh(), { token: "t" });
    assert.deepEqual(await ok(channel.join()), { params: { token: "t" } });
    assert.equal(channel.state, "joined");
  },

  async "join: refused with the channel's reason"() {
    const channel = (await clients.connect()).channel("conf:refused");
    assert.deepEqual(await outcome(channel.join()), {
      status: "error",
      response: { reason: "unauthorized" },
    });
    channel.leave();
  },

  async "join: a crash tells its client, and the socket goes on"() {
    const socket = await clients.connect();
    const crashing = socket.channel("conf:crash");
    assert.deepEqual(await outcome(crashing.join()), {
      status: "error",
      response: { reason: "join crashed" },
    });
    crashing.leave();
    await joined(socket);
  },

  async "join: a topic that no channel matches is refused"() {
    const channel = (await clients.connect()).channel(`nowhere:${run}`);
    assert.deepEqual(await outcome(channel.join()), {
      status: "error",
      response: { reason: "unmatched topic" },
    });
    channel.leave();
  },

  async "join: what is pushed meanwhile is kept and follows the join"() {
    const socket = clients.prepare();
    const channel = socket.channel("conf:slow");
    const order = [];
    const join = channel.join().receive("ok", () => order.push("join"));
    const pushes = [1, 2, 3].map((n) =>
      channel.push("echo", { n }).receive("ok", (response) => order.push(response.n)),
    );
    socket.connect();
    await Promise.all([join, ...pushes].map(ok));
    const inOrder = polls && !phoenix.batches ? [order[0], ...order.slice(1).sort()] : order;
    assert.deepEqual(inOrder, ["join", 1, 2, 3]);
  },

  async "join: pushes of the join's own hook come after its reply"() {
    const user = `ada-${run}`;
    const channel = (await clients.connect({ user_id: user })).channel("conf:announce");
    const order = [];
    channel.on("joined", ({ topic }) => order.push(topic));
    const entered = new Promise((resolve) => {
      channel.on("user_entered", (who) => who.user === user && resolve(order.push(who.user)));
    });
    await ok(channel.join().receive("ok", () => order.push("ok")));
    await entered;
    assert.deepEqual(order, ["ok", "conf:announce", user]);
  },

  async "join: a second one of the topic replaces the first"() {
    const socket = await clients.connect();
    const first = await joined(socket);
    const closed = hooked(first, "onClose");
    const second = await joined(socket, first.topic, { second: true });
    await closed.next();
    const [old, shouts] = [seen(first, "shout"), seen(second, "shout")];
    second.push("shout", { n: 1 });
    assert.deepEqual(await shouts.next(), { n: 1 });
    assert.deepEqual(await ok(second.push("echo", { n: 2 })), { n: 2 });
    assert.deepEqual([old.left, shouts.left], [[], []]);
    assert.deepEqual(socket.channels, [second]);
  },

  async "join: a topic of any script"() {
    const channel = await joined(await clients.connect(), `conf:${run} ünï ☃ 🦅 "\\`);
    const news = seen(channel, "nyhet ☃");
    channel.push("push_me", { event: "nyhet ☃", payload: { text: "\u0000 \u2028 🦅" } });
    assert.deepEqual(await news.next(), { text: "\u0000 \u2028 🦅" });
  },
};
