package io.garuda.session.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.testkit.ConnCase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlantedBeanTest {
  private static final Logger TOMCAT = Logger.getLogger("org.apache.catalina");

  @RegisterExtension
  final ConnCase conns = ConnCase.of(PlantedEndpoint.class);

  @Test
  void aSessionBeanThatDoesNotSerializeStopsTheBoot() {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler recorded = recording(said);
    TOMCAT.addHandler(recorded);
    TOMCAT.setUseParentHandlers(false);
    try {
      assertThatThrownBy(() -> conns.get("/")).isInstanceOf(IllegalStateException.class);
    } finally {
      TOMCAT.setUseParentHandlers(true);
      TOMCAT.removeHandler(recorded);
    }
    assertThat(said).anyMatch(text -> text.contains(PlantedBean.class.getName()));
  }

  private static Handler recording(List<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord message) {
        for (Throwable at = message.getThrown(); at != null; at = at.getCause()) {
          said.add(String.valueOf(at.getMessage()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
