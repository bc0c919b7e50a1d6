// The stock Presence class against what a contract server says of itself, in a random run.
// node presence.mjs <base url> [seed]
import assert from "node:assert/strict";
import * as phoenix from "phoenix";
import { Clients, ok, seen } from "./client.mjs";

const [base, seed = "7"] = process.argv.slice(2);
const WALKS = 20;
const STEPS = 100;
const BURST = 50;
const USERS = ["ann", "bob", "__proto__", "ü \"/"];
const DEADLINE = 10_000;
const PAUSE = 10;
const POLLS = 3; // of so many clients one polls
const PATIENT = 3; // and of so many of its drops one is done: the server waits 2.5 s for who polls

function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Equal for the same keys with the same metas, in any order. */
const canonical = (presences) =>
  JSON.stringify(
    Object.getOwnPropertyNames(presences)
      .sort()
      .map((key) => [key, presences[key].metas.map((meta) => JSON.stringify(meta)).sort()]),
  );

/** What is true without the refs: each user's statuses. */
const told = (presences) =>
  JSON.stringify(
    Object.getOwnPropertyNames(presences)
      .sort()
      .map((key) => [key, presences[key].metas.map((meta) => meta.status ?? "").sort()]),
  );

class Member {
  tracked = true;
  status = "";

  constructor(socket, topic, user, polls) {
    this.socket = socket;
    this.user = user;
    this.polls = polls;
    this.channel = socket.channel(topic, { user_id: user });
    this.presence = new phoenix.Presence(this.channel);
    this.states = seen(this.channel, "presence_state");
  }

  /** Its connection goes without a word; it comes back by itself. */
  cut() {
    if (this.polls) {
      this.socket.conn.close(1006, "cut", false);
    } else {
      this.socket.conn.terminate();
    }
  }
}

/** Some members of one topic, and what they do. */
class Walk {
  members = [];

  constructor(number) {
    this.clients = new Clients(base, phoenix);
    this.topic = `presence:walk-${process.pid}-${Date.now().toString(36)}-${number}`;
    this.random = generator(Number(seed) * 1000 + number);
  }

  below(n) {
    return Math.floor(this.random() * n);
  }

  async step() {
    const steps = ["join", "update", "update", "update", "untrack", "leave", "quit", "drop", "drop"];
    const few = this.members.length < 2;
    const many = this.members.length > 5;
    const member = this.members[this.below(this.members.length)];
    let what = few ? "join" : many ? "leave" : steps[this.below(steps.length)];
    if (what === "drop" && member.polls && this.below(PATIENT) > 0) {
      what = "update";
    }
    if (what !== "update" || member.tracked) {
      await this[what](member);
    }
    return what;
  }

  async join() {
    const user = USERS[this.below(USERS.length)];
    const polls = this.below(POLLS) === 0;
    const socket = polls
      ? await this.clients.connect({}, { transport: phoenix.LongPoll }, "/polls")
      : await this.clients.connect();
    const member = new Member(socket, this.topic, user, polls);
    await ok(member.channel.join());
    await member.states.next();
    this.members.push(member);
  }

  async update(member) {
    member.status = `s${this.below(1000)}`;
    await ok(member.channel.push("update", { status: member.status }));
  }

  async untrack(member) {
    member.tracked = false;
    await ok(member.channel.push("untrack", {}));
  }

  async leave(member) {
    this.forget(member);
    await ok(member.channel.leave());
  }

  async quit(member) {
    this.forget(member);
    member.socket.disconnect();
  }

  async drop(member) {
    member.tracked = true;
    member.status = "";
    member.cut();
    await member.states.next();
  }

  forget(member) {
    this.members.splice(this.members.indexOf(member), 1);
  }

  expected() {
    const presences = Object.create(null);
    for (const { user, status } of this.members.filter((member) => member.tracked)) {
      (presences[user] ??= { metas: [] }).metas.push({ status });
    }
    return told(presences);
  }

  async list() {
    const path = `/api/presence/${encodeURIComponent(this.topic)}`;
    return (await fetch(base + path, { headers: { accept: "application/json" } })).json();
  }

  /** Will wait until the server knows what is true, and each client what the server knows. */
  async agree(after) {
    const deadline = Date.now() + DEADLINE;
    for (;;) {
      const list = await this.list();
      const server = canonical(list);
      const known = this.members.map(({ presence }) => canonical(presence.state));
      if (told(list) === this.expected() && known.every((one) => one === server)) {
        return;
      }
      if (Date.now() > deadline) {
        assert.equal(told(list), this.expected(), `the server after ${after} of ${this.topic}`);
        known.forEach((one) => assert.equal(one, server, `a client after ${after} of ${this.topic}`));
      }
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  }

  /** Checks after each step. */
  async walk() {
    for (let step = 1; step <= STEPS; step++) {
      await this.agree(`step ${step}, ${await this.step()},`);
    }
  }

  /** Lets all members act at once, checks at the end. */
  async burst() {
    const act = async (member) => {
      for (let i = 0; i < BURST; i++) {
        const what = ["update", "untrack", "drop"][this.below(3)];
        if (what === "drop" || member.tracked) {
          await this[what](member);
        }
      }
    };
    while (this.members.length < 6) {
      await this.join();
    }
    await Promise.all(this.members.map(act));
    await this.agree("a burst");
  }
}

console.log(`presence: seed ${seed}`);
const start = Date.now();
const walks = Array.from({ length: WALKS }, (_, number) => new Walk(number));
try {
  await Promise.all(walks.map((walk) => walk.walk()));
  console.log(`presence: ${WALKS * STEPS} steps agree, ${Date.now() - start} ms`);
  await Promise.all(walks.map((walk) => walk.burst()));
  console.log(`presence: bursts agree, ${Date.now() - start} ms in all`);
} finally {
  await Promise.all(walks.map((walk) => walk.clients.close()));
}
