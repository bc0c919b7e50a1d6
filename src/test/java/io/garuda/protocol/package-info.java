/**
 * What goes over the wire, frame by frame, against the contract server.
 *
 * <p>Each claim is a row of a table, a text file {@code *.wire} beside these classes: what clients
 * send, and what they get. Topics are new in each row, so that rows share one server. What needs many
 * rounds and a clock is Java.
 *
 * <pre>{@code
 * # A section: its steps before the first row are done before each of its rows
 * ## A row: its claim
 * WS /socket/websocket?vsn=2.0.0      opens a WebSocket; indented below are headers, more or other ones
 * b: WS /socket/websocket             a second client, b; the one without a name is enough for most rows
 * GET /socket/longpoll                a request; below it headers, and its body behind "|" or, as bytes, "="
 * TCP                                 a connection on which nothing was said
 * -> ["1","1","conf:$a","phx_join",{}]  sends text; $a is new in each row
 * -> 50x bin 00 ff "text" 'x'*100     sends fifty frames of bytes: hex, quoted text, repeated; $i counts
 * -> text fin=0 rsv=4 mask=0 length=9 bits=16 pieces=1 pause=50ms "..."   a frame unlike others
 * -> raw 81 80                        sends bytes as they are
 * <- ["1","1","conf:$a","phx_reply","$ANY"]  the next message, as JSON; $X is learnt, and the same from then on
 * <- close 1002                       the next thing is a close frame, then the connection ends
 *   payara: end -- why                what this server does instead
 * <- end or 403 or header A: b or nothing 100ms or pong "x"
 * <~ close 1002                       likewise, but other things may come before
 * <~ close 1002 or cut                ends so, or without a word, even in the middle of a frame
 * again 59x 3                         does the three steps above 59 times more
 * served                              a heartbeat is answered
 * heap ChannelServer 20               so many at most are alive in the server's heap
 * heap 30_000_000                     it has grown by so many bytes at most since the row began
 * within 20s                          how long to wait from now on; 5 s
 * cut, abort, halfclose               closes, resets, closes the client's side of the connection
 * times 1000                          does the row so often
 * together                            does the section's rows all at once
 * skip payara -- why                  cannot be shown on this server
 * }</pre>
 */
package io.garuda.protocol;
