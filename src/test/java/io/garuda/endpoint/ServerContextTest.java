package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerContextTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void aTaskRunsInTheContext() {
    ServerContext context = new ServerContext(task -> {
      done.add("set");
      task.run();
      done.add("reset");
    });
    context.execute(() -> done.add("task"));
    assertThat(done).containsExactly("set", "task", "reset");
  }

  @Test
  void aTaskRunsWithoutTheContextOfAServerThatStops() {
    ServerContext context = new ServerContext(task -> {
      throw new IllegalStateException("Module is disabled");
    });
    context.execute(() -> done.add("task"));
    assertThat(done).containsExactly("task");
  }

  @Test
  void aTaskThatFailsRunsOnce() {
    ServerContext context = new ServerContext(Runnable::run);
    assertThatThrownBy(() -> context.execute(() -> {
          done.add("task");
          throw new IllegalStateException("the task's");
        }))
        .hasMessage("the task's");
    assertThat(done).containsExactly("task");
  }

  @Test
  void aServerWithoutContextsAddsNothing() {
    ServerContext.capture().execute(() -> done.add("task"));
    assertThat(done).containsExactly("task");
  }
}
