package io.garuda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes certificates for development that no authority has signed ({@code mix phx.gen.cert}). */
public final class SelfSigned {
  static final String CERTIFICATE = "selfsigned.pem";
  static final String KEY = "selfsigned_key.pem";

  private static final int DAYS = 365;
  private static final String ALIAS = "garuda";
  private static final long DEADLINE_SECONDS = 60;
  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private SelfSigned() {}

  /**
   * Will write a certificate of EC P-256 for 365 days and its private key, which only the owner of the
   * file may read, in place of those that are there.
   *
   * @param folder is made if it is not there; the files are {@value #CERTIFICATE} and {@value #KEY}
   * @param hosts names, such as {@code localhost} or {@code *.example.test}, and addresses
   * @throws UsageException if a host is neither
   * @throws LaunchException if the JDK's {@code keytool} is not there or fails, or nothing can be written
   */
  public static Tls write(Path folder, List<String> hosts) {
    String names = alternativeNames(hosts);
    try {
      Files.createDirectories(folder);
      Path work = Files.createTempDirectory("garuda-cert");
      Path made = work.resolve("made.p12");
      Path said = work.resolve("said.txt");
      try {
        String password = password();
        keytool(made, said, names, password);
        return write(folder, made, password.toCharArray());
      } finally {
        Files.deleteIfExists(made);
        Files.deleteIfExists(said);
        Files.delete(work);
      }
    } catch (FileSystemException e) {
      throw new LaunchException(
          "expected a folder that can be written to, got: " + e.getMessage(), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new LaunchException("expected keytool to make a certificate, got: " + e, e);
    }
  }

  private static String password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static Tls write(Path folder, Path made, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(made)) {
      store.load(in, password);
    }
    byte[] key = store.getKey(ALIAS, password).getEncoded();
    byte[] certificate = store.getCertificate(ALIAS).getEncoded();
    put(folder.resolve(KEY), PemFile.text("PRIVATE KEY", key), "rw-------");
    put(folder.resolve(CERTIFICATE), PemFile.text("CERTIFICATE", certificate), "rw-r--r--");
    return new Tls(folder.resolve(CERTIFICATE), folder.resolve(KEY));
  }

  private static String alternativeNames(List<String> hosts) {
    if (hosts.isEmpty()) {
      throw new UsageException("expected names of hosts such as localhost, got: none");
    }
    return hosts.stream()
        .map(host -> {
          if (ADDRESS.matcher(host).matches()) {
            return "ip:" + host;
          } else if (NAME.matcher(host).matches()) {
            return "dns:" + host;
          }
          throw new UsageException(
              "expected the name of a host or an address, got: \"" + host + "\"");
        })
        .collect(Collectors.joining(",", "SAN=", ""));
  }

  private static void keytool(Path made, Path said, String names, String password)
      throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder = new ProcessBuilder(
        tool.toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        String.valueOf(DAYS),
        "-dname",
        "CN=Self-signed certificate, O=Garuda",
        "-ext",
        names,
        "-ext",
        "BC:critical=ca:false",
        "-ext",
        "KU:critical=digitalSignature",
        "-ext",
        "EKU=serverAuth",
        "-storetype",
        "PKCS12",
        "-keystore",
        made.toString(),
        "-storepass:env",
        "GARUDA_STORE_PASSWORD"); // others can see arguments
    builder.environment().put("GARUDA_STORE_PASSWORD", password);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new LaunchException("expected keytool to make a certificate, got: "
            + (process.isAlive() ? "no end of it" : Files.readString(said).strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("expected keytool to end, got: an interrupt", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The file is the owner's alone from the beginning, as all temporary files are. */
  private static void put(Path file, String text, String permissions) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "selfsigned", ".new");
    try {
      Files.writeString(fresh, text);
      if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
