// What lets a channel miss nothing while its client was away: see "History" in the README.

/** The cursors of each socket's topics: of the last message that came. */
const sockets = new WeakMap();

/** Whether a message came before: a client that asks twice is answered twice. */
function isKnown(cursor, last) {
  const [epoch, offset] = cursor.split(":");
  const [lastEpoch, lastOffset] = (last ?? "").split(":");
  return epoch === lastEpoch && Number(offset) <= Number(lastOffset);
}

function cursorsOf(socket) {
  if (sockets.has(socket)) {
    return sockets.get(socket);
  }
  const cursors = new Map();
  const decode = socket.decode;
  socket.decode = (raw, done) =>
    decode.call(socket, raw, (message) => {
      const { topic, event, payload, ref, join_ref } = message;
      if (cursors.has(topic) && typeof raw === "string") {
        const cursor = JSON.parse(raw)[5];
        if (cursor && isKnown(cursor, cursors.get(topic))) {
          return;
        }
        const answer = event === "phx_reply" && ref === join_ref ? payload.response : {};
        // what a join recovers comes behind its reply, each message with its own cursor
        const joined = answer.recovered === true ? undefined : answer.cursor;
        cursors.set(topic, cursor ?? joined ?? cursors.get(topic));
      }
      done(message);
    });
  sockets.set(socket, cursors);
  return cursors;
}

/**
 * Makes a channel on a topic that keeps a history. Each time it joins again it gets what it missed, in order
 * and once, before what is new; the reply to the join says `recovered: false` with a reason if that cannot be.
 *
 * @param {import("phoenix").Socket} socket
 * @param {string} topic
 * @param {object | (() => object)} [params] of the join
 * @param {{rewind?: number}} [options] rewind: how many messages to get from before the first join; none
 * @returns {import("phoenix").Channel}
 */
export function resume(socket, topic, params = {}, { rewind } = {}) {
  const cursors = cursorsOf(socket);
  cursors.set(topic, undefined);
  return socket.channel(topic, () => {
    const cursor = cursors.get(topic);
    const past = cursor ? { cursor } : rewind ? { rewind } : {};
    return { ...(typeof params === "function" ? params() : params), ...past };
  });
}
