// What a page does so that its socket lives as long as it should: see "Sessions, flash, tokens" in the README.

/** Calls back for each event of the topic "phoenix", which the server sends to the socket itself. */
function onSocketEvent(socket, name, callback) {
  const ref = socket.onMessage(({ topic, event, payload }) => {
    if (topic === "phoenix" && event === name) {
      callback(payload);
    }
  });
  return () => socket.off([ref]);
}

/**
 * Keeps the session of this page while its socket is open; the mount must say `sessions(KEEPALIVE)`.
 *
 * @param {import("phoenix").Socket} socket
 * @param {string} url of the mount and `/keepalive`, such as `/socket/keepalive`
 * @param {number} [every] milliseconds between two requests; 5 minutes
 * @returns {() => void} stops it
 */
export function keepSession(socket, url, every = 300_000) {
  const keep = () => {
    if (socket.isConnected()) {
      // one that fails is followed by another; when the session is over the server closes the socket
      fetch(url, { method: "POST", credentials: "same-origin" }).catch(() => {});
    }
  };
  const timer = setInterval(keep, every);
  const off = onSocketEvent(socket, "session_expiring", keep);
  return () => {
    clearInterval(timer);
    off();
  };
}

/**
 * Pushes a newer token before the one of this socket expires, so that its channels go on.
 *
 * @param {import("phoenix").Socket} socket
 * @param {() => Promise<string>} newer asks the application for a token
 * @returns {() => void} stops it
 */
export function refreshToken(socket, newer) {
  return onSocketEvent(socket, "token_expiring", async () => {
    const payload = { access_token: await newer() };
    const ref = socket.makeRef();
    socket.push({ topic: "phoenix", event: "access_token", payload, ref, join_ref: null });
  });
}
