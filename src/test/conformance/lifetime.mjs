// What a page says by garuda/lifetime.mjs, as the server hands it out, with the stock client.
// node lifetime.mjs <base url>
import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import WebSocket from "ws";
import * as phoenix from "phoenix";
import { Clients, hooked, ok, seen, within } from "./client.mjs";

const base = process.argv[2];
const source = await (await fetch(`${base}/garuda/lifetime.mjs`)).text();
const { keepSession, refreshToken } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What Node lacks of a browser: a cookie, which goes with each request of the page and each socket. */
class Page {
  asked = [];
  #cookie = "";

  async fetch(path, options = {}) {
    this.asked.push(path);
    const headers = { ...options.headers, accept: "text/html", cookie: this.#cookie };
    const answer = await fetch(`${base}${path}`, { ...options, headers });
    const [set] = answer.headers.getSetCookie();
    this.#cookie = set ? set.split(";")[0] : this.#cookie;
    return answer;
  }

  async text(path) {
    return (await this.fetch(path)).text();
  }

  /** Begins a session, of which a socket knows by the token in this page. */
  async session(idleSeconds) {
    await this.text("/session/count");
    await this.text(`/session/idle?seconds=${idleSeconds}`);
    const [, token] = /name="csrf-token" content="([^"]+)"/.exec(await this.text("/"));
    const headers = { cookie: this.#cookie };
    const transport = class extends WebSocket {
      constructor(url, protocols) {
        super(url, protocols, { headers });
      }
    };
    const clients = new Clients(base, phoenix, transport);
    return [clients.prepare({ _csrf_token: token }, STAYS_AWAY, "/counted/socket"), clients];
  }
}

const STAYS_AWAY = { reconnectAfterMs: () => 3_600_000 };

/** Whose fetch is the module's, where a browser has its one. */
const pages = new AsyncLocalStorage();
const own = globalThis.fetch;
globalThis.fetch = (url, options) =>
  String(url).startsWith("/") ? pages.getStore().fetch(url, options) : own(url, options);

/** A session of 4 s outlives 10 s with its socket, and ends when the page keeps it no more. */
const kept = (every, posts) => async () => {
  const page = new Page();
  const [socket, clients] = await page.session(4);
  const closes = hooked(socket, "onClose");
  await pages.run(page, async () => {
    const stop = keepSession(socket, "/counted/socket/keepalive", every);
    socket.connect(); // it may be warned at once
    await pause(10_000);
    assert.deepEqual(closes.left, [], "closed while it was kept");
    assert.ok(socket.isConnected());
    stop();
    const asked = page.asked.filter((path) => path.endsWith("/keepalive")).length;
    assert.ok(asked >= posts.least && asked <= posts.most, `asked ${asked} times`);
    assert.equal((await closes.next()).code, 4401);
    assert.equal(page.asked.filter((path) => path.endsWith("/keepalive")).length, asked);
  });
  await clients.close();
};

const token = (page, seconds) => page.text(`/token?user=7&seconds=${seconds}`);

async function tokenSocket(seconds) {
  const page = new Page();
  const clients = new Clients(base, phoenix);
  const socket = await clients.connect(
    { token: await token(page, seconds) },
    STAYS_AWAY,
    "/tokens/socket",
  );
  return { page, clients, socket, closes: hooked(socket, "onClose") };
}

const claims = {
  "a session is kept at each warning, and no oftener": kept(3_600_000, { least: 2, most: 12 }),

  "a session is kept now and then": kept(250, { least: 15, most: 60 }),

  "a token that is refreshed in time keeps channels, and loses no message": async () => {
    const { page, clients, socket, closes } = await tokenSocket(3);
    let fetched = 0;
    const stop = refreshToken(socket, () => {
      fetched++;
      return token(page, 3);
    });
    const channel = socket.channel(`conf:lifetime-${process.pid}`);
    const ends = hooked(channel, "onClose");
    const heard = seen(channel, "shout");
    await ok(channel.join());
    const end = Date.now() + 8_000; // more than three times what a token holds
    let said = 0;
    for (; Date.now() < end; said++) {
      assert.deepEqual(await ok(channel.push("echo", { said })), { said });
      channel.push("shout", { said });
    }
    assert.deepEqual(
      (await heard.take(said)).map((payload) => payload.said),
      [...Array(said).keys()],
    );
    assert.ok(fetched >= 3, `refreshed ${fetched} times`);
    assert.deepEqual([...closes.left, ...ends.left], []);
    stop();
    assert.equal((await closes.next()).code, 4401);
    await clients.close();
  },
};

async function holds([claim, check]) {
  try {
    await within(check(), claim);
    console.log(`ok - ${claim}`);
    return true;
  } catch (error) {
    console.log(`not ok - ${claim}`);
    console.error(error);
    return false;
  }
}

const results = await Promise.all(Object.entries(claims).map(holds));
process.exit(results.every(Boolean) ? 0 : 1);
