// Pages that poll with the unmodified phoenix client, of the server's own host, another, and a stranger's.
// node polls.mjs <base url of the contract> <chromium> <phoenix.js>
import assert from "node:assert/strict";
import { DESK, Windows } from "./windows.mjs";

const [base, executable, library] = process.argv.slice(2);
const { port, pathname } = new URL(base);
const context = pathname.replace(/\/$/, "");
const run = `${process.pid}-${Date.now().toString(36)}`;
const socket = `ws://127.0.0.1:${port}${context}/socket`;
const ELSEWHERE = "elsewhere.example";

const windows = await Windows.open(executable, `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`);
const at = (name, host) => windows.person(name, `http://${host}:${port}`, DESK);
const ada = await at("Ada", "127.0.0.1");
const mira = await at("Mira", "127.0.0.1");
const noor = await at("Noor", "localhost");
const eve = await at("Eve", ELSEWHERE);
const preflights = await preflightsOf(noor);
const requests = new Map([ada, noor].map((person) => [person, requestsOf(person)]));

/** Each poll and post of a page, and how it ended, for whoever looks why this failed. */
function requestsOf({ page }) {
  const lines = [];
  const note = (end) => (request) => {
    if (request.url().includes("/longpoll")) {
      lines.push(`${Math.round(performance.now())} ${request.method()} ${end}`);
    }
  };
  page.on("request", note("begins"));
  page.on("response", (response) => note(response.status())(response.request()));
  page.on("requestfailed", (request) => note(request.failure().errorText)(request));
  return lines;
}

/** What the browser asks by itself before it lets a page ask. */
async function preflightsOf({ context, page }) {
  const urls = [];
  const devtools = await context.newCDPSession(page);
  devtools.on("Network.requestWillBeSent", ({ initiator, request }) => {
    if (initiator.type === "preflight") {
      urls.push(`${request.method} ${new URL(request.url).pathname}`);
    }
  });
  await devtools.send("Network.enable");
  return urls;
}

/** Opens a page that joins, or fails with what its socket says. */
async function joins({ page }, endpoint, transport, params = {}) {
  await page.goto(`${context}/`);
  await page.addScriptTag({ path: library });
  await page.evaluate(
    ({ topic, endpoint, transport, params }) =>
      new Promise((joined, refused) => {
        const { Socket, LongPoll } = globalThis.Phoenix;
        const socket = new Socket(endpoint, {
          transport: transport === "LongPoll" ? LongPoll : WebSocket,
          params,
          rejoinAfterMs: () => 10,
          reconnectAfterMs: () => 10,
        });
        const channel = socket.channel(topic);
        const heard = [];
        Object.assign(globalThis, { channel, heard });
        channel.on("shout", ({ text }) => heard.push(text));
        socket.onError((error) => refused(new Error(`socket: ${error.message ?? error}`)));
        socket.connect();
        channel.join().receive("ok", joined).receive("error", refused).receive("timeout", refused);
      }),
    { topic: `conf:${run}`, endpoint, transport, params },
  );
}

const stateOf = ({ page }) =>
  page.evaluate(() => [globalThis.heard?.length, globalThis.channel?.socket.connectionState()]);

const says = ({ page }, ...texts) =>
  page.evaluate((all) => all.forEach((text) => channel.push("shout", { text })), texts);

async function hears({ page }, ...texts) {
  await page.waitForFunction((count) => heard.length >= count, texts.length);
  assert.deepEqual(await page.evaluate(() => heard.splice(0)), texts);
}

async function allHear(...texts) {
  for (const person of [ada, mira, noor]) {
    await hears(person, ...texts);
  }
}

const steps = {
  async "a page joins by long poll, with a path of its own server"() {
    const polled = ada.page.waitForRequest((request) => request.url().includes("/longpoll?"));
    await joins(ada, `${context}/socket`, "LongPoll", { user_id: `ada-${run}` });
    await polled;
  },

  async "a page joins by WebSocket"() {
    await joins(mira, `${context}/socket`, "WebSocket");
  },

  async "a page of another host joins by long poll, after the browser asked for leave"() {
    await joins(noor, socket, "LongPoll");
    assert.deepEqual([...new Set(preflights)], [`OPTIONS ${context}/socket/longpoll`]);
  },

  async "what one says all hear, whatever carries it"() {
    for (const person of [ada, mira, noor]) {
      await says(person, `${person.name} says ünï ☃ 🦅`);
      await allHear(`${person.name} says ünï ☃ 🦅`);
    }
  },

  async "much that is said at once is heard in its order"() {
    for (const person of [ada, mira]) {
      const texts = Array.from({ length: 250 }, (_, n) => `${person.name} ${n}`);
      await says(person, ...texts);
      await allHear(...texts);
    }
  },

  async "a push is answered"() {
    const answer = await ada.page.evaluate(
      () => new Promise((answered) => channel.push("echo", { n: 1 }).receive("ok", answered)),
    );
    assert.deepEqual(answer, { n: 1 });
  },

  async "a page that the server hangs up on comes back by itself"() {
    await ada.page.evaluate(() => {
      globalThis.rejoined = new Promise((replied) => channel.on("phx_reply", replied));
    });
    const response = await fetch(`${base}/api/disconnect`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ id: `user_socket:ada-${run}` }),
    });
    assert.equal(response.status, 200);
    assert.equal((await ada.page.evaluate(() => globalThis.rejoined)).status, "ok");
    await says(mira, "Welcome back");
    await allHear("Welcome back");
  },

  async "a page from elsewhere is refused"() {
    await assert.rejects(joins(eve, socket, "LongPoll"), /socket: 403/);
  },

  async "no browser had anything to complain about"() {
    const all = [ada, mira, noor, eve].flatMap(({ complaints }) => complaints);
    assert.deepEqual(all.filter((complaint) => !complaint.includes("/favicon.ico")), []);
  },
};

try {
  for (const [claim, step] of Object.entries(steps)) {
    await step();
    console.log(`ok - ${claim}`);
  }
} catch (error) {
  console.error(error, [ada, mira, noor, eve].map(({ name, complaints }) => ({ name, complaints })));
  for (const person of [ada, mira, noor]) {
    const [heard, state] = await stateOf(person);
    console.error(performance.now(), person.name, { heard, state }, requests.get(person)?.slice(-30));
  }
  process.exitCode = 1;
} finally {
  await windows.close();
}
