// Browser windows of separate people, and what may not happen in any of them.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

export class Windows {
  static async open(executablePath, ...flags) {
    const windows = new Windows();
    windows.browser = await chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
    windows.axe = await readFile(AXE, "utf8");
    return windows;
  }

  /** A window with cookies of its own. */
  async person(name, baseURL, viewport, colorScheme = "light") {
    const context = await this.browser.newContext({
      baseURL,
      viewport,
      colorScheme,
      ignoreHTTPSErrors: true, // of certificates that nobody has signed
      deviceScaleFactor: viewport === PHONE ? 2 : 1,
    });
    context.setDefaultTimeout(30_000); // servers that have just started take their time
    const page = await context.newPage();
    const person = { name, context, page, complaints: [], networkIsCut: false };
    page.on("pageerror", (error) => person.complaints.push(`${error}`));
    page.on("console", (message) => {
      const expected = person.networkIsCut && /WebSocket|ERR_/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !expected) {
        person.complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`),
      ),
    );
    return person;
  }

  /** What a tester of accessibility would object to on the page. */
  async barriers(page) {
    await page.evaluate(this.axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  close() {
    return this.browser.close();
  }
}

export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
