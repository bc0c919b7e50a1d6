package io.garuda.cluster.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that signs itself, in files as Redis wants them. */
final class Certificate {
  static final String PASSWORD = "password";

  final Path key;
  final Path certificate;
  private final java.security.cert.Certificate own;

  private Certificate(Path folder, java.security.cert.Certificate own) {
    key = folder.resolve("key.pem");
    certificate = folder.resolve("certificate.pem");
    this.own = own;
  }

  /** Will make one for the names, such as {@code dns:localhost}, in a new folder. */
  static Certificate make(Path folder, String names)
      throws IOException, InterruptedException, GeneralSecurityException {
    Files.createDirectory(folder);
    Path both = folder.resolve("key.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            both.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            "redis",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + folder.getFileName(),
            "-ext",
            "san=" + names,
            "-ext",
            "bc=ca:true")
        .redirectErrorStream(true)
        .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("expected keytool to make a certificate, got: " + said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(both)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Certificate made = new Certificate(folder, store.getCertificate("redis"));
    pem(made.key, "PRIVATE KEY", store.getKey("redis", PASSWORD.toCharArray()).getEncoded());
    pem(made.certificate, "CERTIFICATE", made.own.getEncoded());
    return made;
  }

  /** Will write a trust store that holds these. */
  static void trust(Path file, Certificate... certificates)
      throws IOException, GeneralSecurityException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    for (int i = 0; i < certificates.length; i++) {
      trust.setCertificateEntry("redis" + i, certificates[i].own);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      trust.store(out, PASSWORD.toCharArray());
    }
  }

  private static void pem(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
