package io.garuda.pubsub;

/** Shows how an engine is. */
public record EngineReport(Engine engine) implements EngineMXBean {
  @Override
  public String getName() {
    return engine.name();
  }

  @Override
  public String getNode() {
    return engine.node();
  }

  @Override
  public boolean isUp() {
    return engine.health().isUp();
  }

  @Override
  public String getProblem() {
    return engine.health().problem().orElse("");
  }

  @Override
  public long getPublished() {
    return engine.health().published();
  }

  @Override
  public long getReceived() {
    return engine.health().received();
  }

  @Override
  public long getLost() {
    return engine.health().lost();
  }

  @Override
  public long getWaitingBytes() {
    return engine.health().waiting();
  }

  @Override
  public long getOutages() {
    return engine.health().outages();
  }
}
