package io.garuda.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end how many tests ran against an installed server, and which did not and why. */
public final class ServerSummary implements TestExecutionListener {
  private final List<String> skipped = new ArrayList<>();
  private int ran;
  private int failed;

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason");
      skipped.add(test.getDisplayName() + ": " + reason);
    } else if (test.isTest()) {
      ran++;
      failed += result.getStatus() == TestExecutionResult.Status.FAILED ? 1 : 0;
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.add(test.getDisplayName() + ": " + reason);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    Optional<String> server = InstalledServer.named();
    if (server.isPresent() && ran > 0) {
      System.out.println(server.get() + ": " + ran + " tests ran, " + failed + " failed, "
          + skipped.size() + " skipped");
      skipped.forEach(test -> System.out.println("  skipped " + test));
    }
  }
}
