/**
 * The web side of {{title}}: endpoint, routes, controllers, views{{#channels}}, sockets and channels{{/channels}}.
 *
 * <p>Actions run on threads of requests{{#channels}}, channels one call at a time on their mailboxes{{/channels}}; they may block.
 */
package {{package}}.web;
