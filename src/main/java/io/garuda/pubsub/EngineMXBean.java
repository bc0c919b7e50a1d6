package io.garuda.pubsub;

/** What administrators see over JMX of what joins the nodes; counts since the application was deployed. */
public interface EngineMXBean {
  /** Will return its name, such as {@code redis}. */
  String getName();

  /** Will return this node's name, of this run alone. */
  String getNode();

  /** Whether other nodes are within reach. */
  boolean isUp();

  /** Will return why they are not; empty if they are. */
  String getProblem();

  /** Will return how many messages were handed to the line. */
  long getPublished();

  /** Will return how many messages came from it, own ones included. */
  long getReceived();

  /** Will return how many messages were given up: too many waited, or the line broke under them. */
  long getLost();

  /** Will return how many bytes wait to be sent now. */
  long getWaitingBytes();

  /** Will return how often the line was lost. */
  long getOutages();
}
