package io.garuda.contract;

import io.garuda.server.InstalledServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the base URI of the contract's application: one server for all tests of this JVM.
 *
 * <p>A parameter of type {@code Optional<InstalledServer>} gets the installed server, if there is one.
 *
 * <p>It is a contract server of its own, or the installed server that the build names by {@code
 * garuda.server} and {@code garuda.server.home}. The property {@code garuda.test.base} names one that
 * runs already, such as {@code http://127.0.0.1:8080/contract}.
 */
public final class ContractExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == URI.class || type == Optional.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Optional.class) {
      return installed(context);
    }
    String running = System.getProperty("garuda.test.base");
    if (running != null) {
      return URI.create(running);
    }
    return installed(context)
        .map(server -> server.address().resolve(InstalledServer.CONTRACT))
        .orElseGet(() -> own(context).base());
  }

  private static Optional<InstalledServer> installed(ExtensionContext context) {
    return InstalledServer.named().map(name -> store(context)
        .getOrComputeIfAbsent(
            InstalledServer.class,
            type -> InstalledServer.start(name, Path.of(System.getProperty("garuda.server.home"))),
            InstalledServer.class));
  }

  private static ContractServer own(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            ContractServer.class, type -> ContractServer.start(0), ContractServer.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
  }
}
