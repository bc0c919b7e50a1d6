/**
 * Who listens to which topic on this node, and how a broadcast reaches them ({@code Phoenix.PubSub}).
 *
 * <p>A broadcast runs on the thread that calls it: it takes no lock and never blocks, since a
 * subscriber only queues what it is given. Messages of one publisher to one topic keep their order.
 */
package io.garuda.pubsub;
