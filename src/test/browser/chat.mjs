// Two people chat in real browser windows; one loses the network and comes back.
// node chat.mjs <base url> <chromium> <folder for screenshots>
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { Network } from "./network.mjs";
import { DESK, overflow, PHONE, Windows } from "./windows.mjs";

const [base, executable, shots] = process.argv.slice(2);
const { protocol, hostname, port, pathname, origin } = new URL(base);
const context = pathname.replace(/\/$/, "");
const name = `Test flight ${(Date.now() % 36 ** 4).toString(36)}`;
const room = `${context}/rooms/${name.toLowerCase().replaceAll(" ", "-")}`;

const DOT = // a green dot of one pixel
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

await mkdir(shots, { recursive: true });
const network = await Network.to(hostname, port, protocol);
const windows = await Windows.open(executable);
const ada = await windows.person("Ada", origin, DESK);
const mira = await windows.person("Mira", network.url, PHONE, "dark");

const status = (person) => person.page.locator("#status");
const message = (person, text) => person.page.locator(".message").filter({ hasText: text });
const note = (person, text) => person.page.locator(".note").filter({ hasText: text });
const shot = (person, as) => person.page.screenshot({ path: `${shots}/${as}.png` });

async function says(person, text) {
  await person.page.getByLabel(`Message to ${name}`).fill(text);
  await person.page.getByRole("button", { name: "Send" }).click();
}

async function enters(person) {
  await person.page.goto(room);
  await person.page.getByLabel("Nickname").fill(person.name);
  await person.page.getByRole("button", { name: "Enter the room" }).click();
  await status(person).filter({ hasText: "Connected" }).waitFor();
}

const steps = {
  async "the welcome page says what runs, and its socket answers"() {
    const opened = ada.page.waitForEvent("websocket");
    await ada.page.goto(`${context}/`);
    await ada.page.getByText("round trip").waitFor();
    assert.equal(new URL((await opened).url()).protocol, protocol.replace("http", "ws"));
    await shot(ada, "welcome");
    const [{ nextHopProtocol }] = await ada.page.evaluate(() =>
      performance.getEntriesByType("navigation").map((entry) => entry.toJSON()),
    );
    assert.equal(nextHopProtocol, protocol === "https:" ? "h2" : "http/1.1");
    assert.deepEqual(await windows.barriers(ada.page), []);
  },

  async "a room is opened by its name, and a nickname is asked for"() {
    await ada.page.goto(`${context}/rooms`);
    assert.deepEqual(await windows.barriers(ada.page), []);
    await ada.page.getByLabel("Name of the room").fill("!");
    await ada.page.getByRole("button", { name: "Open room" }).click();
    await ada.page.getByText("A room needs a name").waitFor();
    assert.equal(await ada.page.getByLabel("Name of the room").inputValue(), "!");
    await shot(ada, "refused");
    assert.match(ada.complaints.pop(), /status of 422/); // the browser tells of the answer
    await ada.page.getByLabel("Name of the room").fill(name);
    await ada.page.getByRole("button", { name: "Open room" }).click();
    await ada.page.waitForURL(`**${room}`);
    await ada.page.getByText(`${name} is open.`).waitFor();
    assert.deepEqual(await windows.barriers(ada.page), []);
    await enters(ada);
  },

  async "a picture is uploaded, and what is none is refused"() {
    const upload = async (name, buffer) => {
      await ada.page.getByText("Change picture").click();
      await ada.page.getByLabel("Picture").setInputFiles({ name, mimeType: "image/png", buffer });
      await ada.page.getByRole("button", { name: "Upload" }).click();
    };
    await upload("a.png", Buffer.from("<script>alert(1)</script>"));
    await ada.page.getByText("Please choose a PNG").waitFor();
    assert.match(ada.complaints.pop(), /status of 422/);
    await ada.page.goto(room);
    await upload("a.png", Buffer.from(DOT, "base64"));
    await ada.page.getByText("That is your new picture.").waitFor();
    await ada.page.locator("#members .face img").waitFor();
    await shot(ada, "picture");
  },

  async "who joins is seen by those who are there"() {
    await enters(mira);
    await note(ada, "Mira joined").waitFor();
    await mira.page.locator("#members").getByText("Ada").waitFor();
    assert.equal(await ada.page.locator("#member-count").textContent(), "2");
  },

  async "a second window of one person makes nobody join"() {
    const second = await mira.context.newPage();
    await second.goto(mira.page.url());
    await ada.page.locator("#members li").filter({ hasText: "Mira 2 windows" }).waitFor();
    assert.equal(await ada.page.locator("#member-count").textContent(), "2");
    await shot(ada, "windows");
    await second.close();
    await ada.page.locator("#members li").filter({ hasText: /Mira$/ }).waitFor();
    assert.equal(await note(ada, "Mira joined").count(), 1);
    assert.equal(await note(ada, "Mira left").count(), 0);
  },

  async "a message is sent with the keyboard alone"() {
    await ada.page.reload();
    await status(ada).filter({ hasText: "Connected" }).waitFor();
    await ada.page.keyboard.type("Typed without a mouse");
    await ada.page.keyboard.press("Enter");
    await message(mira, "Typed without a mouse").waitFor();
    await ada.page.keyboard.type("Sent by the button");
    await ada.page.keyboard.press("Tab");
    await ada.page.keyboard.press("Space");
    await message(mira, "Sent by the button").waitFor();
  },

  async "an answer comes back, and each sees which messages are their own"() {
    await says(mira, "And I answer from a phone");
    await message(ada, "And I answer from a phone").waitFor();
    assert.equal(await ada.page.locator(".message.own").count(), 2);
    assert.equal(await mira.page.locator(".message.own").count(), 1);
  },

  async "markup is shown as the text it is"() {
    const markup = `<img src=x onerror="document.title='broken'"><b>bold</b>`;
    await says(mira, markup);
    for (const person of [ada, mira]) {
      await message(person, markup).waitFor();
      assert.equal(await person.page.locator(".log img:not(.face img), .log .body b").count(), 0);
      assert.doesNotMatch(await person.page.title(), /broken/);
    }
  },

  async "what is posted by REST appears in both windows"() {
    const url = `${origin}${context}/api${room.slice(context.length)}/messages`;
    const data = { nick: "build-bot", body: "All tests are green" };
    const response = await ada.context.request.post(url, { data });
    assert.equal(response.status(), 201);
    await message(ada, "All tests are green").getByText("by REST").waitFor();
    await message(mira, "All tests are green").getByText("build-bot").waitFor();
    await shot(ada, "room-desk");
    await shot(mira, "room-phone");
  },

  async "a lost network is noticed, and what was missed comes with its return"() {
    mira.networkIsCut = true;
    network.silence();
    await mira.context.setOffline(true);
    await status(mira).filter({ hasText: "Connection lost" }).waitFor();
    await says(mira, "Nobody can hear me");
    await mira.page.getByText("Your text is kept").waitFor();
    await shot(mira, "room-lost");
    await says(ada, "Said while Mira was away");
    await message(ada, "Said while Mira was away").waitFor();
    assert.equal(await message(mira, "Said while Mira was away").count(), 0);
    network.restore();
    await mira.context.setOffline(false);
    await status(mira).filter({ hasText: "Connected" }).waitFor();
    mira.networkIsCut = false;
    await message(mira, "Said while Mira was away").waitFor();
    await mira.page.getByRole("button", { name: "Send" }).click();
    await message(ada, "Nobody can hear me").waitFor();
    assert.equal(await message(mira, "Typed without a mouse").count(), 1);
  },

  async "a server that hangs up is reconnected to by itself"() {
    mira.networkIsCut = true;
    network.reset();
    await status(mira).filter({ hasText: "Connection lost" }).waitFor();
    network.restore();
    await status(mira).filter({ hasText: "Connected" }).waitFor();
    mira.networkIsCut = false;
    await says(ada, "Welcome back");
    await message(mira, "Welcome back").waitFor();
  },

  async "nothing stands in the way of people with other senses"() {
    assert.deepEqual(await windows.barriers(ada.page), []);
    assert.deepEqual(await windows.barriers(mira.page), []);
  },

  async "a nickname is changed"() {
    await ada.page.getByText("Change nickname").click();
    await ada.page.getByLabel("Nickname").fill("Ada Lovelace");
    await ada.page.getByRole("button", { name: "Change" }).click();
    await note(mira, "Ada Lovelace joined").waitFor();
  },

  async "who leaves is missed"() {
    await ada.page.goto(`${context}/rooms`);
    await note(mira, "Ada Lovelace left").waitFor();
  },

  async "no page is wider than a phone"() {
    for (const path of ["/", "/rooms", `${room.slice(context.length)}`]) {
      await mira.page.goto(context + path);
      assert.equal(await overflow(mira.page), 0, `${path} scrolls sideways`);
      await shot(mira, `phone${path.replaceAll("/", "-").replace(/test-flight.*/, "room")}`);
    }
  },

  async "the browser had nothing to complain about"() {
    assert.deepEqual([...ada.complaints, ...mira.complaints], []);
  },

  async "a page that is not there says so"() {
    const response = await ada.page.goto(`${context}/rooms/nowhere`);
    assert.equal(response.status(), 404);
    assert.deepEqual(await windows.barriers(ada.page), []);
    await shot(ada, "not-found");
  },
};

try {
  for (const [claim, step] of Object.entries(steps)) {
    await step();
    console.log(`ok - ${claim}`);
  }
} catch (error) {
  await Promise.allSettled([shot(ada, "failed-ada"), shot(mira, "failed-mira")]);
  console.error(error, { ada: ada.complaints, mira: mira.complaints });
  process.exitCode = 1;
} finally {
  await windows.close();
  network.close();
}
