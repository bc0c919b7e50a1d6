/**
 * The example's web layer: endpoint, routes, controllers, views, sockets and channels.
 *
 * <p>Written as an application that uses Garuda would be. Actions run on request threads, channels on
 * their mailboxes; both may block.
 */
@NullMarked
package io.garuda.appweb;

import org.jspecify.annotations.NullMarked;
