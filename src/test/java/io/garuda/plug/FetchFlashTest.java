package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.session.Flash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchFlashTest {
  private FakeExchange last = new FakeExchange("GET", "/");

  @Test
  void aMessageSurvivesRedirectsAndOnePage() {
    Conn saved = next();
    saved.flash().put("info", "saved");
    saved.redirect("/a");
    Conn again = next();
    assertThat(again.flash().get("info")).contains("saved");
    again.redirect("/b");
    Conn page = next();
    assertThat(page.flash().all()).isEqualTo(Map.of("info", "saved"));
    page.respond(200, "text/plain", "shown");
    assertThat(next().flash().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"299, false", "300, true", "303, true", "308, true", "309, false", "422, false"})
  void onlyARedirectKeepsIt(int status, boolean kept) {
    Conn answered = next();
    answered.flash().put("info", "saved");
    answered.respond(status, "text/plain", "");
    assertThat(next().flash().get("info").isPresent()).isEqualTo(kept);
  }

  @Test
  void aMessageOfThePageItselfIsNotKept() {
    Conn page = next();
    page.flash().put("error", "invalid");
    assertThat(page.flash().get("error")).contains("invalid");
    page.respond(200, "text/plain", "shown");
    assertThat(last.hasSession()).isFalse();
    assertThat(next().flash().get("error")).isEmpty();
  }

  @Test
  void nothingToSayWritesNoSession() {
    next().redirect("/a");
    assertThat(last.hasSession()).isFalse();
  }

  @Test
  void aClearedFlashIsGoneAfterARedirectToo() {
    Conn saved = next();
    saved.flash().put("info", "saved");
    saved.redirect("/a");
    Conn cleared = next();
    cleared.flash().clear();
    cleared.redirect("/b");
    assertThat(next().flash().isEmpty()).isTrue();
  }

  @Test
  void itIsFetchedOnceAndByItsPlug() {
    Conn conn = next();
    conn.flash().put("info", "saved");
    new FetchFlash().call(conn);
    assertThat(conn.flash().get("info")).contains("saved");
    assertThatThrownBy(() -> new FakeExchange("GET", "/").conn().flash())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FetchFlash");
  }

  @Test
  void itMovesBetweenNodes() throws Exception {
    Flash flash = new Flash();
    flash.put("info", "saved");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(flash);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Flash) in.readObject()).get("info")).contains("saved");
    }
  }

  private Conn next() {
    last = new FakeExchange("GET", "/").sessionOf(last);
    Conn conn = last.conn();
    new FetchFlash().call(conn);
    return conn;
  }
}
