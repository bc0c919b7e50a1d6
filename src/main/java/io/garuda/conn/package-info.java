/**
 * The request and its response as one object ({@code Plug.Conn}).
 *
 * <p>A facade over the servlet request and response. It is confined to the thread that serves the
 * request, or to the one that an asynchronous answer moved to. Hooks given to {@link
 * io.garuda.conn.Conn#beforeSend} run on the thread that commits the response.
 *
 * <p>Reading a body blocks that thread, for as long as {@link io.garuda.conn.BodyLimits} allow. Tasks
 * given to {@link io.garuda.conn.Conn#atEnd} run on the thread that ends the request; until then
 * uploaded files are there.
 *
 * <p>Left out on purpose: sending from more than one thread, and an adapter interface; the container
 * is the adapter.
 */
package io.garuda.conn;
