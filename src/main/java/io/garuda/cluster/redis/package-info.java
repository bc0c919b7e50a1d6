/**
 * Nodes that reach each other over Redis' publish and subscribe ({@code Phoenix.PubSub.Redis}).
 *
 * <p>One Redis, one that Sentinels name, or a Redis Cluster with its sharded channels; with or without
 * TLS. Needs {@code io.lettuce:lettuce-core}, which applications add.
 *
 * <p>Decision: a cluster is spoken by plain connections to its masters, and not by Lettuce's client for
 * clusters. A topic's messages then take one connection for the whole life of a link, which keeps their
 * order; that client follows a moved slot message by message, and gives no sign when subscriptions were
 * away. The price: when a slot moves or a master fails, the links to all masters are opened anew.
 *
 * <p>Threads: one of the engine's own, {@code garuda-redis}, writes: what is published or subscribed
 * waits for it in queues. Lettuce's event loop reads, and runs the subscribers. All end with the engine.
 * No other thread calls Lettuce, so that nothing of it stays in a server's threads.
 *
 * <p>Left out: keeping what was published while another node was out of reach; passwords of Sentinels
 * (Lettuce reads none from a URL); clusters that leave slots unserved. Valkey is untested.
 */
package io.garuda.cluster.redis;
