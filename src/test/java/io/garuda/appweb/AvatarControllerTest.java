package io.garuda.appweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.app.Picture;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AvatarControllerTest {
  private static final byte[] GIF = "GIF89a and more".getBytes(StandardCharsets.US_ASCII);

  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  private TestConn ada() {
    return conns.form(Map.of("nick", "Ada L", "room", "lobby")).post("/nick");
  }

  private static TestConn uploads(TestConn person, byte[] bytes) {
    return person
        .field("room", "lobby")
        .file("avatar", "a.html", "text/html", bytes)
        .post("/avatar");
  }

  @Test
  void aPictureIsShownAsWhatItIs() {
    TestConn sent = uploads(ada(), GIF);
    assertThat(sent.redirectedTo()).isEqualTo("/rooms/lobby");
    assertThat(sent.flash("info")).hasValue("That is your new picture.");
    TestConn shown = conns.get("/avatars/Ada%20L");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(GIF);
    assertThat(shown.header("content-type")).hasValue("image/gif");
    assertThat(shown.header("x-content-type-options")).hasValue("nosniff");
  }

  @Test
  void whatIsNoPictureIsRefusedWithAMessage() {
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    assertThat(uploads(ada(), script).htmlResponse(422))
        .contains("Please choose a PNG, a JPEG or a GIF.");
  }

  @Test
  void aPictureThatIsTooLargeIsRefused() {
    byte[] large = new byte[Picture.MAX_BYTES + 1];
    System.arraycopy(GIF, 0, large, 0, GIF.length);
    assertThat(uploads(ada(), large).htmlResponse(422)).contains("A picture has at most 200 KB.");
  }

  @Test
  void whoHasNoNicknameIsAskedForOne() {
    TestConn sent =
        conns.field("room", "lobby").file("avatar", "a.gif", "image/gif", GIF).post("/avatar");
    assertThat(sent.redirectedTo()).isEqualTo("/rooms/lobby");
    assertThat(sent.get("/rooms/lobby").htmlResponse(200)).contains("Who is talking?");
  }

  @Test
  void aPersonWithoutAPictureIsNoError() {
    assertThat(conns.get("/avatars/Eve").status()).isEqualTo(204);
  }
}
