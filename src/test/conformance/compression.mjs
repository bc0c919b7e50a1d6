// What compression changes: nothing but the bytes on the wire. Usage: compression.mjs http://host:port
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import WebSocket from "ws";

const base = process.argv[2].replace(/^http/, "ws");
const DEADLINE = 20_000;
const deadline = setTimeout(() => assert.fail(`expected an end within ${DEADLINE} ms`), DEADLINE);

async function open(path, perMessageDeflate = { threshold: 0 }) {
  const socket = new WebSocket(`${base}${path}?vsn=2.0.0`, { perMessageDeflate });
  await once(socket, "open");
  return socket;
}

async function ask(socket, ref, event, payload) {
  const next = once(socket, "message");
  socket.send(JSON.stringify(["1", ref, "options:a", event, payload]));
  return JSON.parse((await next)[0])[4];
}

async function echoes(socket) {
  assert.equal((await ask(socket, "1", "phx_join", {})).status, "ok");
  for (const size of [0, 1, 125, 126, 1_000, 8_192, 40_000, 90_000]) {
    for (const text of ["x".repeat(size), randomBytes(size / 2).toString("hex"), "ž".repeat(size / 2)]) {
      assert.deepEqual(await ask(socket, "2", "any", { text }), { status: "ok", response: { text } });
    }
  }
  const bursts = [];
  socket.on("message", (data) => bursts.push(JSON.parse(data)[4].response.n));
  for (let n = 0; n < 200; n++) {
    socket.send(JSON.stringify(["1", `b${n}`, "options:a", "any", { n, more: "y".repeat(n * 7) }]));
  }
  while (bursts.length < 200) await once(socket, "message");
  assert.deepEqual(bursts, Array.from({ length: 200 }, (_, n) => n));
}

const compressed = await open("/options/7/ws");
assert.match(compressed.extensions, /permessage-deflate/);
await echoes(compressed);
compressed.send(JSON.stringify(["1", "9", "options:a", "any", { bomb: "0".repeat(20_000_000) }]));
assert.equal((await once(compressed, "close"))[0], 1009);

const forgetful = await open("/options/7/ws", { threshold: 0, serverNoContextTakeover: true });
await echoes(forgetful); // compressed or not: some servers decline such an offer
forgetful.close();

const plain = await open("/socket/websocket");
assert.equal(plain.extensions, "");
plain.close();
clearTimeout(deadline);
