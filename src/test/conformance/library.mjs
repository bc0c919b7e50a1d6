// A version of the phoenix client, unmodified, with what Node lacks of a browser.
import { XMLHttpRequest } from "./xhr.mjs";

/** What the versions do not have in common. */
const VERSIONS = {
  1.8: {
    folder: "phoenix",
    fallsBack: true, // from WebSocket to LongPoll
    batches: true, // one POST at a time, with all that waited for it
    pollsBinary: true, // sends it as base64
    rejoinsLostSession: true,
    sendsAuthToken: true,
  },
  1.7: { folder: "phoenix-1.7", fallsBack: true, batches: true, pollsBinary: true },
  1.6: { folder: "phoenix-1.6" },
};

/** Imports the file that is listed in libraries.sha256. */
export async function library(version) {
  const { folder, ...abilities } = VERSIONS[version];
  if (version !== "1.8") {
    globalThis.self = globalThis;
    globalThis.XMLHttpRequest = XMLHttpRequest;
  }
  const phoenix = await import(`./node_modules/${folder}/priv/static/phoenix.mjs`);
  return { ...phoenix, ...abilities };
}
