// What users of the phoenix client do, against a contract server.
// node conformance.mjs <base url>
import assert from "node:assert/strict";
import { Clients, from, hooked, ok, outcome, seen } from "./client.mjs";

const [base] = process.argv.slice(2);
const clients = new Clients(base);
const run = `${process.pid}-${Date.now().toString(36)}`;
let topics = 0;
const fresh = () => `conf:${run}-${++topics}`;

async function joined(socket, topic = fresh(), params = {}) {
  const channel = socket.channel(topic, params);
  await ok(channel.join());
  return channel;
}

/** Two clients on one topic. */
async function pair() {
  const topic = fresh();
  const [ada, mira] = [await clients.connect({ user_id: "ada" }), await clients.connect()];
  return [await joined(ada, topic), await joined(mira, topic)];
}

const claims = {
  async "connect: the socket's params reach connect"() {
    const channel = await joined(await clients.connect({ user_id: `ada ${run} ü&=` }));
    const secrets = seen(channel, "secret");
    channel.push("tell", { n: 1 });
    assert.deepEqual(await secrets.next(), { n: 1, for: `ada ${run} ü&=` });
  },

  async "connect: a refused client gets no socket, but 403"() {
    const socket = clients.prepare({ refuse: 1 });
    const errors = hooked(socket, "onError");
    socket.connect();
    assert.match((await errors.next()).message, /403/);
    assert.equal(socket.isConnected(), false);
  },

  async "connect: a refusal with a status of its own keeps it"() {
    const socket = clients.prepare({ limit: 1 });
    const errors = hooked(socket, "onError");
    socket.connect();
    assert.match((await errors.next()).message, /429/);
  },

  async "connect: a page from elsewhere is refused"() {
    const socket = clients.prepare({}, { transport: from("http://elsewhere.example") });
    const errors = hooked(socket, "onError");
    socket.connect();
    assert.match((await errors.next()).message, /403/);
    const allowed = await clients.connect({}, { transport: from("http://example.com") });
    assert.ok(allowed.isConnected());
  },

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
    assert.deepEqual(order, ["join", 1, 2, 3]);
  },

  async "join: pushes of the join's own hook come after its reply"() {
    const channel = (await clients.connect({ user_id: "ada" })).channel("conf:announce");
    const [pushed, entered] = [seen(channel, "joined"), seen(channel, "user_entered")];
    await ok(channel.join());
    assert.deepEqual(await pushed.next(), { topic: "conf:announce" });
    assert.deepEqual(await entered.next(), { user: "ada" });
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

  async "push: 100 KB of any script come back whole"() {
    const channel = await joined(await clients.connect());
    const text = "ütf ☃ 🦅 \" \\ \u2028 ".repeat(5_000);
    assert.equal((await ok(channel.push("echo", { text }))).text, text);
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
    await joined(channel.socket, channel.topic);
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

  async "disconnect: the client reconnects and rejoins by itself"() {
    const id = `user-${run}`;
    const socket = await clients.connect({ user_id: id });
    const channel = await joined(socket);
    const witness = await joined(await clients.connect(), channel.topic);
    const [closed, opened] = [hooked(socket, "onClose"), hooked(socket, "onOpen")];
    const rejoined = seen(channel, "phx_reply");
    await clients.post("/api/disconnect", { id: `user_socket:${id}` });
    await closed.next();
    await opened.next();
    assert.equal((await rejoined.next()).status, "ok");
    const shouts = seen(channel, "shout");
    witness.push("shout", { n: 1 });
    assert.deepEqual(await shouts.next(), { n: 1 });
    await ok(channel.push("echo", {}));
    assert.deepEqual(shouts.left, []);
  },

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

  async "heartbeat: keeps a connection that is silent otherwise"() {
    const socket = clients.prepare({}, { heartbeatIntervalMs: 50 }, "/short");
    const [messages, closed] = [hooked(socket, "onMessage"), hooked(socket, "onClose")];
    socket.connect();
    for (let n = 0; n < 12; n++) {
      const { topic, event, payload } = await messages.next();
      assert.deepEqual([topic, event, payload], ["phoenix", "phx_reply", { status: "ok", response: {} }]);
    }
    assert.deepEqual(closed.left, []);
  },

  async "heartbeat: without it the server hangs up, and the client comes back"() {
    const socket = await clients.connect({}, {}, "/short");
    const [closed, opened] = [hooked(socket, "onClose"), hooked(socket, "onOpen")];
    await closed.next();
    await opened.next();
  },

  async "binary: a push and its reply"() {
    const channel = await joined(await clients.connect());
    const reply = await ok(channel.push("echo", Uint8Array.of(0, 255, 128, 10).buffer));
    assert.deepEqual(new Uint8Array(reply), Uint8Array.of(0, 255, 128, 10));
  },

  async "binary: a server push, and a broadcast"() {
    const [ada, mira] = await pair();
    const [bin, shouts] = [seen(ada, "bin"), seen(mira, "shout_binary")];
    ada.push("push_binary", {});
    assert.deepEqual(new Uint8Array(await bin.next()), Uint8Array.of(1, 2, 3, 4));
    ada.push("shout_binary", Uint8Array.of(9, 8).buffer);
    assert.deepEqual(new Uint8Array(await shouts.next()), Uint8Array.of(9, 8));
  },
};

let failed = 0;
for (const [claim, check] of Object.entries(claims)) {
  try {
    await check();
    console.log(`ok - ${claim}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${claim}`);
    console.error(error);
  }
  await clients.close();
}
process.exit(failed === 0 ? 0 : 1);
