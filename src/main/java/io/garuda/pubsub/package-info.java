/**
 * Who listens to which topic, and how a broadcast reaches them ({@code Phoenix.PubSub}).
 *
 * <p>{@link io.garuda.pubsub.PubSub} has two sides: the subscribers of this node, and an {@link
 * io.garuda.pubsub.Engine} that reaches the other nodes. A broadcast runs on the thread that calls it:
 * it takes no lock and never blocks, since a subscriber only queues what it is given, and so does an
 * engine. What comes from other nodes is delivered on the engine's thread.
 *
 * <p>Messages of one publisher to one topic keep their order, here and on each other node. Nodes that
 * are out of reach miss what is broadcast meanwhile, as in Phoenix: delivery is at most once.
 *
 * <p>A topic is subscribed with the engine while it has subscribers here, no longer. A channel's join is
 * answered once that is so; what nodes broadcast after the answer is not missed.
 */
package io.garuda.pubsub;
