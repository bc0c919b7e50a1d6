package io.garuda.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are as {@code openssl} 3.0 writes them. */
class TlsTest {
  private static final char[] PASSWORD = "memory".toCharArray();
  private static final Map<String, String> SECRET = Map.of("TLS_PASSWORD", "secret");

  private static Path file(String name) {
    try {
      URL url = TlsTest.class.getResource(name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Tls tls(String certificate, @Nullable String key) {
    return new Tls(file(certificate), key == null ? null : file(key));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, rsa_key_pkcs8.pem, RSA, 1",
    "rsa.pem, rsa_key.pem, RSA, 1",
    "ec.pem, ec_key.pem, EC, 1",
    "chain.pem, chain_key.pem, RSA, 2",
    "rsa.p12, , RSA, 1",
  })
  void certificatesAndTheirKeyAreRead(
      String certificate, @Nullable String key, String algorithm, int length)
      throws GeneralSecurityException {
    KeyStore store = tls(certificate, key).keyStore(PASSWORD, SECRET);
    String alias = store.aliases().nextElement();
    assertThat(store.size()).isOne();
    assertThat(store.getCertificateChain(alias)).hasSize(length);
    assertThat(store.getKey(alias, PASSWORD))
        .isInstanceOfSatisfying(
            PrivateKey.class, read -> assertThat(read.getAlgorithm()).isEqualTo(algorithm));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa_key.pem | rsa_key.pem | expected a PEM certificate, got: F/rsa_key.pem, which holds RSA"
            + " PRIVATE KEY",
        "rsa.p12 | rsa_key.pem | expected a PEM certificate, got: F/rsa.p12, which is not PEM",
        "rsa.pem | rsa.pem | expected a PEM private key, got: F/rsa.pem, which holds CERTIFICATE",
        "rsa.pem | rsa.p12 | expected a PEM private key, got: F/rsa.p12, which is not PEM",
        "rsa.pem | chain_key.pem | expected the private key of the first certificate in F/rsa.pem, got:"
            + " F/chain_key.pem, which is another's",
        "rsa.pem | ec_key.pem | expected a PEM private key of RSA, got: F/ec_key.pem, which holds EC"
            + " PARAMETERS, EC PRIVATE KEY that cannot be read:",
        "rsa.pem | rsa_key_encrypted.pem | expected a PEM private key without a password, got:"
            + " F/rsa_key_encrypted.pem, which is encrypted; take `openssl pkey -in",
        "rsa.pem | rsa_key_older_encrypted.pem | expected a PEM private key without a password, got:"
            + " F/rsa_key_older_encrypted.pem, which is encrypted; take `openssl pkey -in",
        "rsa.pem | | expected a PKCS#12 file where no private key is given, got: F/rsa.pem, which is PEM;"
            + " give the file of its private key, too",
        "TlsTest.class | | expected a PKCS#12 file, got: F/TlsTest.class",
      })
  void whatDoesNotFitIsToldInOneLine(String certificate, @Nullable String key, String message) {
    Tls tls = tls(certificate, key);
    String folder = String.valueOf(file("rsa.pem").getParent());
    assertThatThrownBy(() -> tls.keyStore(PASSWORD, SECRET))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith(message.replace("F/", folder + "/"))
        .hasMessageNotContaining("\n");
  }

  @Test
  void thePasswordOfPkcs12IsInTheEnvironment() {
    Tls tls = tls("rsa.p12", null);
    assertThatThrownBy(() -> tls.keyStore(PASSWORD, Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessage("expected the password of " + file("rsa.p12")
            + " in the environment variable TLS_PASSWORD, got: none");
    assertThatThrownBy(() -> tls.keyStore(PASSWORD, Map.of("TLS_PASSWORD", "wrong")))
        .isInstanceOf(LaunchException.class)
        .hasMessage("expected the password of " + file("rsa.p12")
            + " in the environment variable TLS_PASSWORD, got: another");
  }

  @Test
  void aFileThatIsNotThereIsToldAtOnce(@TempDir Path folder) {
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> new Tls(missing, null))
        .isInstanceOf(UsageException.class)
        .hasMessage("expected a file with a certificate, got: " + missing + ", which is not there");
    Path certificate = file("rsa.pem");
    assertThatThrownBy(() -> new Tls(certificate, folder))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "expected a file with a private key, got: " + folder + ", which is a directory");
  }
}
