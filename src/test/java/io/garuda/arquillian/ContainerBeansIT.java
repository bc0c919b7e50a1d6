package io.garuda.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.garuda.conn.Conn;
import io.garuda.contract.BenchChannel;
import io.garuda.contract.ContractEndpoint;
import io.garuda.endpoint.Endpoint;
import io.garuda.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Runs in the WAR: what its beans see of Garuda. */
@ArquillianTest
class ContainerBeansIT {
  @Deployment
  static WebArchive war() throws IOException {
    return Deployed.contract("beans");
  }

  @Test
  void theEndpointIsOneBeanAndFoundByItsType() {
    assertEquals(ApplicationScoped.class, bean(Endpoint.class).getScope());
    assertEquals(ContractEndpoint.class, bean(Endpoint.class).getBeanClass());
    assertSame(get(ContractEndpoint.class), get(ContractEndpoint.class));
  }

  @Test
  void theConnIsTheRequests() {
    assertEquals(RequestScoped.class, bean(Conn.class).getScope());
    assertEquals("/ArquillianServletRunnerEE9", get(Conn.class).rawPath());
  }

  @Test
  void theSessionIsTheRequests() {
    assertEquals(RequestScoped.class, bean(Session.class).getScope());
    assertSame(get(Session.class), get(Session.class));
  }

  @Test
  void eachJoinGetsAChannelOfItsOwn() {
    assertEquals(Dependent.class, bean(BenchChannel.class).getScope());
    assertNotSame(get(BenchChannel.class), get(BenchChannel.class));
  }

  private static Bean<?> bean(Class<?> type) {
    BeanManager beans = CDI.current().getBeanManager();
    return beans.resolve(beans.getBeans(type));
  }

  private static <T> T get(Class<T> type) {
    return CDI.current().select(type).get();
  }
}
