// A proxy that hands each request, and each WebSocket, to the next of its servers: nothing sticks. A server
// that takes no connections is passed over.
// node balancer.mjs http://127.0.0.1:4001 http://127.0.0.1:4002; says where it listens
import { Agent, createServer, request } from "node:http";
import { connect } from "node:net";

const targets = process.argv.slice(2).map((base) => new URL(base));
const agent = new Agent({ keepAlive: true });
let turn = 0;
const next = () => targets[turn++ % targets.length];

const server = createServer(async (from, to) => {
  const chunks = [];
  for await (const chunk of from) {
    chunks.push(chunk);
  }
  pass(from, Buffer.concat(chunks), to, targets.length);
});

function pass(from, body, to, tries) {
  const { hostname: host, port } = next();
  const { method, url: path, headers } = from;
  const passed = request({ host, port, method, path, headers, agent }, (answer) => {
    to.writeHead(answer.statusCode, answer.rawHeaders);
    answer.pipe(to);
  });
  passed.on("error", ({ code }) =>
    code === "ECONNREFUSED" && tries > 1 ? pass(from, body, to, tries - 1) : to.destroy(),
  );
  to.on("close", () => passed.destroy());
  passed.end(body);
}

server.on("upgrade", (from, socket, head) => upgrade(from, socket, head, targets.length));

function upgrade(from, socket, head, tries) {
  const { hostname: host, port } = next();
  const passed = connect(port, host, () => {
    const lines = [`${from.method} ${from.url} HTTP/1.1`];
    for (let i = 0; i < from.rawHeaders.length; i += 2) {
      lines.push(`${from.rawHeaders[i]}: ${from.rawHeaders[i + 1]}`);
    }
    passed.write(`${lines.join("\r\n")}\r\n\r\n`);
    passed.write(head);
    passed.pipe(socket).pipe(passed);
  });
  let again = false;
  passed.on("error", ({ code }) => {
    again = code === "ECONNREFUSED" && tries > 1;
    again ? upgrade(from, socket, head, tries - 1) : socket.destroy();
  });
  socket.on("error", () => passed.destroy());
  passed.on("close", () => again || socket.destroy());
  socket.on("close", () => passed.destroy());
}

server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
