// A network that can be taken away: a TCP proxy between one window and the server.
import { connect, createServer } from "node:net";

export class Network {
  #pairs = new Set();
  #state = "up";

  /** Opens a way to host:port and returns it once it listens. */
  static async to(host, port, protocol = "http:") {
    const network = new Network();
    network.server = createServer((client) => network.#carry(client, connect(port, host)));
    await new Promise((listening) => network.server.listen(0, host, listening));
    network.url = `${protocol}//${host}:${network.server.address().port}`;
    return network;
  }

  /** From now on nothing passes and nobody is told, as when a cable is pulled. */
  silence() {
    this.#state = "silent";
    this.#pairs.forEach((pair) => pair.forEach((end) => end.pause()));
  }

  /** From now on every connection is reset, as when a server goes away. */
  reset() {
    this.#state = "down";
    this.#drop();
  }

  /** New connections pass again; those of the time before are gone. */
  restore() {
    this.#drop();
    this.#state = "up";
  }

  close() {
    this.#drop();
    this.server.close();
  }

  #drop() {
    this.#pairs.forEach((pair) => pair.forEach((end) => end.resetAndDestroy()));
    this.#pairs.clear();
  }

  #carry(client, upstream) {
    if (this.#state === "down") {
      client.resetAndDestroy();
      upstream.destroy();
      return;
    }
    const pair = [client, upstream];
    this.#pairs.add(pair);
    client.pipe(upstream).pipe(client);
    for (const end of pair) {
      end.on("error", () => pair.forEach((each) => each.destroy()));
      end.on("close", () => {
        this.#pairs.delete(pair);
        pair.forEach((each) => each.destroy());
      });
      if (this.#state === "silent") {
        end.pause();
      }
    }
  }
}
