package io.garuda.contract;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.conn.Upload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Beside the contract: what actions see of forms with files, and of raw bodies. */
@RequestScoped
public class UploadController {
  static final String SECRET = "webhook";

  @Inject
  Conn conn;

  /** A form as one value. */
  @SuppressWarnings("NullAway.Init") // JAX-RS sets the fields
  public static class Form {
    @FormParam("title")
    String title;

    @FormParam("avatar")
    Upload avatar;

    @FormParam("page")
    List<Upload> pages;
  }

  record File(String filename, String safeName, String type, long size, String text, String path) {
    static File of(Upload upload) {
      try {
        return new File(
            upload.filename(),
            upload.safeName(),
            upload.contentType(),
            upload.size(),
            upload.size() > 1_000 ? "" : Files.readString(upload.path()),
            upload.path().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  record Seen(String title, List<File> avatar, List<File> pages, boolean same) {}

  public Seen create(
      @FormParam("title") String title,
      @FormParam("avatar") Upload avatar,
      @FormParam("page") List<Upload> pages,
      @BeanParam Form form) {
    boolean same = conn.upload("avatar").equals(Optional.ofNullable(avatar))
        && conn.uploads("page").equals(pages)
        && Objects.equals(form.title, title)
        && Objects.equals(form.avatar, avatar)
        && form.pages.equals(pages);
    return new Seen(title, files(avatar == null ? List.of() : List.of(avatar)), files(pages), same);
  }

  private static List<File> files(List<Upload> uploads) {
    return uploads.stream().map(File::of).toList();
  }

  public void failed(@FormParam("avatar") Upload avatar) {
    conn.putHeader("x-path", avatar.path().toString());
    throw new IllegalStateException("the client asked for an error");
  }

  /** Answers under the name that the client gave a file. */
  public String download() {
    String name = conn.upload("avatar").map(Upload::safeName).orElse("none");
    conn.putHeader("content-disposition", "attachment; filename=\"" + name + "\"");
    return "ok";
  }

  /** Signs the body as it came. */
  public String webhook() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(conn.body().map(Body::bytes).orElseThrow()));
  }
}
