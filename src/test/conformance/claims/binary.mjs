// Bytes. A poll carries them to the server only, of those clients that encode them.
import assert from "node:assert/strict";
import WebSocket from "ws";
import { ok, seen } from "../client.mjs";
import { clients, joined, pair, phoenix, polls, when } from "../run.mjs";

const ALL = Uint8Array.from({ length: 256 }, (_, n) => n);

export default when(!polls || phoenix.pollsBinary, {
  ...when(!polls, {
    async "binary: a push and its reply"() {
      const channel = await joined(await clients.connect());
      const reply = await ok(channel.push("echo", ALL.buffer));
      assert.deepEqual(new Uint8Array(reply), ALL);
    },

    async "binary: a server push"() {
      const channel = await joined(await clients.connect());
      const bin = seen(channel, "bin");
      channel.push("push_binary", {});
      assert.deepEqual(new Uint8Array(await bin.next()), Uint8Array.of(1, 2, 3, 4));
    },

    async "binary: a broadcast reaches all, the sender too"() {
      const [ada, mira] = await pair();
      const all = [seen(ada, "shout_binary"), seen(mira, "shout_binary")];
      ada.push("shout_binary", ALL.buffer);
      for (const shouts of all) {
        assert.deepEqual(new Uint8Array(await shouts.next()), ALL);
      }
    },
  }),

  async "binary: a push reaches the others, no bytes too"() {
    const [ada, mira] = await pair({ transport: WebSocket });
    const shouts = seen(mira, "shout_from");
    for (const bytes of [ALL, new Uint8Array(0)]) {
      ada.push("shout_from", bytes.buffer);
      assert.deepEqual(new Uint8Array(await shouts.next()), bytes);
    }
  },
});
