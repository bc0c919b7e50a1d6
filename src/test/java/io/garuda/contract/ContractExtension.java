package io.garuda.contract;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the base URI of a contract server: one for all tests of this JVM.
 *
 * <p>The system property {@code garuda.test.base} names another server to test instead, such as
 * {@code http://127.0.0.1:8080/contract}.
 */
public final class ContractExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == URI.class;
  }

  @Override
  public URI resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String other = System.getProperty("garuda.test.base");
    if (other != null) {
      return URI.create(other);
    }
    ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    return store
        .getOrComputeIfAbsent(
            ContractServer.class, type -> ContractServer.start(0), ContractServer.class)
        .base();
  }
}
