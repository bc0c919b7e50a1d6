// What the setting garuda.dev puts into pages: they follow what is edited. See "Development" in the README.
import { Socket } from "./phoenix.mjs";

/** Takes each style sheet of this host anew, and drops the old one once the new one is there. */
function reloadStyles() {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
    const url = new URL(link.href);
    if (url.origin === location.origin) {
      url.searchParams.set("garuda", Date.now().toString());
      const newer = link.cloneNode();
      newer.href = url.href;
      newer.addEventListener("load", () => link.remove());
      newer.addEventListener("error", () => newer.remove());
      link.after(newer);
    }
  }
}

let run;
const socket = new Socket(new URL("reload", import.meta.url).pathname);
socket.connect();
const channel = socket.channel("garuda:reload");
channel.on("assets_change", ({ asset_type }) => {
  if (asset_type === "css") {
    reloadStyles();
  } else {
    location.reload();
  }
});
// each time it joins: in another run of the application this page is out of date
channel.join().receive("ok", (joined) => {
  if (run !== undefined && run !== joined.run) {
    location.reload();
  }
  run = joined.run;
});
