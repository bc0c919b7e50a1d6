// Pages that leave a topic with a history and come back, with each version of the unmodified phoenix client and
// garuda/resume.mjs as the server hands it out.
// node resuming.mjs <base url of the contract> <chromium> <version>=<its phoenix.js> ...
import assert from "node:assert/strict";
import { DESK, Windows } from "./windows.mjs";

const [base, executable, ...libraries] = process.argv.slice(2);
const { origin, pathname } = new URL(base);
const context = pathname.replace(/\/$/, "");
const run = `${process.pid}-${Date.now().toString(36)}`;
const MOVES = 5;
const MESSAGES_BETWEEN = 40;

/** Runs in the page: publishes numbers, and moves now and then; returns what came and how joins were answered. */
async function follow({ context, topic, transport, most, between }) {
  const { Socket, LongPoll } = globalThis.Phoenix;
  const { resume } = await import(`${context}/garuda/resume.mjs`);
  const options = { reconnectAfterMs: () => 10, rejoinAfterMs: () => 10 };
  const pause = (millis) => new Promise((over) => setTimeout(over, millis));
  const publisher = new Socket(`${context}/socket`, options);
  const relay = publisher.channel(`conf:${topic}`);
  publisher.connect();
  await new Promise((ok) => relay.join().receive("ok", ok));

  const socket = new Socket(`${context}/socket`, {
    ...options,
    transport: transport === "LongPoll" ? LongPoll : WebSocket,
  });
  const heard = [];
  const answers = [];
  const channel = resume(socket, topic);
  channel.on("shout", ({ n }) => heard.push(n));
  socket.connect();
  const join = channel.join();
  await new Promise((ok) => join.receive("ok", ok));
  join.receive("ok", ({ recovered, reason }) => answers.push({ recovered, reason }));

  let said = 0;
  const say = async () => {
    const push = relay.push("relay", { topic, event: "shout", payload: { n: said + 1 } }, 60_000);
    await new Promise((ok) => push.receive("ok", ok)); // then it is published
    said++;
    await pause(5);
  };
  for (let moves = 0; moves < most; moves++) {
    for (const more = said + between; said < more; ) {
      await say();
    }
    socket.disconnect(() => setTimeout(() => socket.connect(), 30));
    while (answers.length < moves + 2) {
      await say();
    }
  }
  for (const end = Date.now() + 20_000; heard.at(-1) !== said && Date.now() < end; ) {
    await pause(20);
  }
  return { said, heard, answers };
}

const windows = await Windows.open(executable);

async function misses(version, library, transport) {
  const name = `${version} ${transport}`;
  const { page } = await windows.person(name, origin, DESK);
  await page.goto(`${context}/`);
  await page.addScriptTag({ path: library });
  const { said, heard, answers } = await page.evaluate(follow, {
    context,
    topic: `log:${run}-${version}-${transport}`,
    transport,
    most: MOVES,
    between: MESSAGES_BETWEEN,
  });
  console.log(`${name}: ${said} said, ${heard.length} heard, ${JSON.stringify(answers)}`);
  const wrong = heard.findIndex((n, at) => n !== at + 1);
  assert.equal(wrong, -1, `${name}: after ${heard[wrong - 1]} came ${heard[wrong]}`);
  assert.equal(heard.length, said, name);
  assert.ok(answers.slice(1).every(({ recovered }) => recovered === true), name);
}

try {
  const all = libraries.map((each) => each.split("=")).flatMap(([version, library]) =>
    ["WebSocket", "LongPoll"].map((transport) => misses(version, library, transport)),
  );
  const ends = await Promise.allSettled(all);
  for (const { reason } of ends.filter(({ status }) => status === "rejected")) {
    console.error(reason);
    process.exitCode = 1;
  }
} finally {
  await windows.close();
}
