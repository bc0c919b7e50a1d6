// Shows on the welcome page that the socket answers, and how fast.
import { socket } from "./socket.mjs";

const pulse = document.getElementById("pulse");

socket.onOpen(() => {
  const asked = performance.now();
  socket.ping(() => show("open", `open, ${(performance.now() - asked).toFixed(1)} ms round trip`));
});
socket.onClose(() => show("lost", "lost, trying again"));
socket.connect();

function show(state, text) {
  pulse.dataset.state = state;
  pulse.textContent = text;
}
