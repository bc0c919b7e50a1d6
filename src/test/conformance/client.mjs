// Clients of one server, and promises for what they call back.
import assert from "node:assert/strict";
import WebSocket from "ws";

const DEADLINE = 20_000;

/** What must come in time. */
export function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`expected ${what} within ${DEADLINE} ms, got nothing`);
    timer = setTimeout(() => reject(error), DEADLINE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Which of its hooks a push calls, and with what. */
export function outcome(push) {
  const answered = new Promise((resolve) => {
    for (const status of ["ok", "error", "timeout", "custom"]) {
      push.receive(status, (response) => resolve({ status, response }));
    }
  });
  return within(answered, `an answer to ${push.event}`);
}

/** What a push must be answered with ok. */
export async function ok(push) {
  const { status, response } = await outcome(push);
  assert.equal(status, "ok", JSON.stringify(response));
  return response;
}

/** What was called back, in order, for whoever asks next. */
export class Seen {
  #what;
  #arrived = [];
  #waiting = [];

  constructor(what) {
    this.#what = what;
  }

  add(value) {
    const next = this.#waiting.shift();
    next ? next(value) : this.#arrived.push(value);
  }

  next() {
    const value = new Promise((resolve) => {
      this.#arrived.length ? resolve(this.#arrived.shift()) : this.#waiting.push(resolve);
    });
    return within(value, this.#what);
  }

  async take(count) {
    const values = [];
    while (values.length < count) {
      values.push(await this.next());
    }
    return values;
  }

  /** All that nobody asked for. */
  get left() {
    return this.#arrived;
  }
}

export function seen(channel, event) {
  const events = new Seen(`${event} on ${channel.topic}`);
  channel.on(event, (payload) => events.add(payload));
  return events;
}

export const hooked = (object, hook) => {
  const calls = new Seen(hook);
  object[hook]((value) => calls.add(value));
  return calls;
};

/** What is said of an error: WebSockets give an Error, polls the status they got. */
export const said = (error) => `${error.message ?? error}`;

/** A WebSocket that claims to come from another page. */
export const from = (origin) =>
  class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { origin });
    }
  };

export class Clients {
  #base;
  #phoenix;
  #transport;
  #all = [];

  constructor(base, phoenix, transport = WebSocket) {
    this.#base = base;
    this.#phoenix = phoenix;
    this.#transport = transport;
  }

  /** A client that was not told to connect yet. */
  prepare(params = {}, options = {}, mount = "/socket") {
    const socket = new this.#phoenix.Socket(`${this.#base.replace(/^http/, "ws")}${mount}`, {
      transport: this.#transport,
      params,
      timeout: DEADLINE,
      rejoinAfterMs: () => 10,
      reconnectAfterMs: () => 10,
      ...options,
    });
    this.#all.push(socket);
    return socket;
  }

  async connect(...args) {
    const socket = this.prepare(...args);
    const opened = hooked(socket, "onOpen");
    socket.connect();
    await opened.next();
    return socket;
  }

  async post(path, body) {
    const response = await fetch(`${this.#base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200);
  }

  /** Will end what a claim began. */
  async close() {
    const closed = this.#all.splice(0).map((socket) => new Promise((done) => socket.disconnect(done)));
    await within(Promise.all(closed), "the end of all connections");
  }
}
