// What users of the phoenix client do, against a contract server.
// node conformance.mjs <base url> <1.8 | 1.7 | 1.6> <websocket | longpoll> [pattern of claims]
import binary from "./claims/binary.mjs";
import connecting from "./claims/connecting.mjs";
import ending from "./claims/ending.mjs";
import fallback from "./claims/fallback.mjs";
import joining from "./claims/joining.mjs";
import losing from "./claims/losing.mjs";
import many from "./claims/many.mjs";
import pushing from "./claims/pushing.mjs";
import { clients } from "./run.mjs";

const part = new RegExp(process.argv[5] ?? "");
const claims = Object.entries({
  ...connecting,
  ...joining,
  ...pushing,
  ...binary,
  ...many,
  ...ending,
  ...losing,
  ...fallback,
});
const closed = [];

let failed = 0;
for (const [claim, check] of claims.filter(([name]) => part.test(name))) {
  try {
    await check();
    console.log(`ok - ${claim}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${claim}`);
    console.error(error);
  }
  closed.push(clients.close()); // the next claim need not wait for it
}
await Promise.all(closed);
process.exit(failed === 0 ? 0 : 1);
