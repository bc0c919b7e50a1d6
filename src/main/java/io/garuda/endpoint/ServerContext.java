package io.garuda.endpoint;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The context that the server gives a deployment: {@code java:comp}, transactions, security.
 *
 * <p>Runs a task on the calling thread in the context of the thread that captured it. A transaction
 * that runs on the calling thread is not the task's: it is suspended meanwhile.
 */
final class ServerContext implements Executor {
  private static final System.Logger LOG = System.getLogger(ServerContext.class.getName());

  private final Executor captured;

  ServerContext(Executor captured) {
    this.captured = captured;
  }

  /** Will capture it on a thread of the deployment; servers without one, as Tomcat, add nothing. */
  @SuppressWarnings("BanJNDI") // a name of ours, in the server's own tree
  static Executor capture() {
    Object service;
    try {
      service = InitialContext.doLookup("java:comp/DefaultContextService");
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "this server has no ContextService; channels run without", e);
      return Runnable::run;
    }
    return new ServerContext(((ContextService) service).currentContextExecutor());
  }

  /** Will run a task in the context, or without if the server takes it away: it stops then. */
  @Override
  public void execute(Runnable task) {
    Begun begun = new Begun(task);
    try {
      captured.execute(begun);
    } catch (IllegalStateException e) {
      if (begun.is) {
        throw e;
      }
      LOG.log(Level.DEBUG, "the deployment's context is no more; running a task without", e);
      task.run();
    }
  }

  private static final class Begun implements Runnable {
    private final Runnable task;
    private boolean is;

    private Begun(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      is = true;
      task.run();
    }
  }
}
