// As much of XMLHttpRequest as phoenix asks of a browser, with the browser's order of events.
import { Agent, request } from "node:http";

// Polls do not stand in line behind what a client posts; in a browser, HTTP/2 sees to that.
const pool = () => new Agent({ keepAlive: true, maxSockets: 6 });
const pools = { GET: pool(), POST: pool() };

export class XMLHttpRequest {
  readyState = 0;
  status = 0;
  responseText = "";
  timeout = 0;
  #request;
  #timer;

  open(method, url) {
    this.#request = request(url, { method, agent: pools[method] });
    this.#enter(1);
  }

  setRequestHeader(name, value) {
    this.#request.setHeader(name, value);
  }

  send(body) {
    this.#request.on("response", (response) => this.#receive(response));
    this.#request.on("error", () => this.#fail("onerror"));
    if (this.timeout > 0) {
      this.#timer = setTimeout(() => this.#fail("ontimeout"), this.timeout);
    }
    this.#request.end(typeof body === "string" || body === null ? body : new Uint8Array(body));
  }

  abort() {
    this.#fail("onabort");
    this.readyState = 0;
  }

  #receive(response) {
    const chunks = [];
    this.status = response.statusCode;
    this.#enter(2);
    response.on("data", (chunk) => {
      chunks.push(chunk);
      this.#enter(3);
      this.onprogress?.();
    });
    response.on("error", () => this.#fail("onerror"));
    response.on("end", () => {
      if (this.readyState !== 4) {
        clearTimeout(this.#timer);
        this.responseText = Buffer.concat(chunks).toString();
        this.#enter(4);
        this.onload?.();
      }
    });
  }

  /** The "request error steps": done with nothing first, then why. */
  #fail(hook) {
    if (this.readyState === 0 || this.readyState === 4) {
      return;
    }
    clearTimeout(this.#timer);
    this.status = 0;
    this.responseText = "";
    this.#request.destroy();
    this.#enter(4);
    this[hook]?.();
  }

  #enter(state) {
    this.readyState = state;
    this.onreadystatechange?.();
  }
}
