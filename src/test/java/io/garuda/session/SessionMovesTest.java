package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.assigns.Key;
import io.garuda.contract.ContractEndpoint;
import io.garuda.plug.Pipeline;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What containers do that replicate sessions. */
class SessionMovesTest {
  private static final Key<Values> MOVED = Key.of("moved", Values.class);

  record Values(Map<String, Object> all) implements Serializable {}

  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  @Test
  void allThatASessionHoldsMovesToAnotherNode() {
    TestConn conn = conns.get("/").get("/session/bean").get("/session/count").get("/flash/set");
    Pipeline move = Pipeline.named("move")
        .plug(asked -> asked.assign(MOVED, moved(new Values(asked.session().all()))));
    Values moved = conn.bypassThrough(move).get("/").get(MOVED);
    assertThat(moved.all())
        .containsEntry("count", 1)
        .hasEntrySatisfying("flash", flash -> assertThat(((Flash) flash).all())
            .isEqualTo(Map.of("info", "saved <b>")))
        .hasKeySatisfying(new Condition<>(name -> name.contains("SessionBean"), "of the bean"));
  }

  private static Values moved(Values values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(values);
    } catch (IOException e) {
      throw new AssertionError("it does not leave", e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Values) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError("it does not arrive", e);
    }
  }
}
