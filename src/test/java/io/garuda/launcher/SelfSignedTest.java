package io.garuda.launcher;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfSignedTest {
  private static final int DNS = 2;
  private static final int IP = 7;

  @TempDir
  private Path folder;

  @Test
  void aCertificateIsForItsHostsAndAYear() throws IOException, GeneralSecurityException {
    Tls tls = SelfSigned.write(
        folder.resolve("priv/cert"),
        List.of("localhost", "*.example.test", "4you.test", "127.0.0.1", "::1"));
    assertThat(tls.certificate()).isEqualTo(folder.resolve("priv/cert/selfsigned.pem"));
    assertThat(tls.key()).isEqualTo(folder.resolve("priv/cert/selfsigned_key.pem"));
    X509Certificate certificate = certificate(tls);
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactly(
            List.of(DNS, "localhost"),
            List.of(DNS, "*.example.test"),
            List.of(DNS, "4you.test"),
            List.of(IP, "127.0.0.1"),
            List.of(IP, "0:0:0:0:0:0:0:1"));
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(Duration.between(Instant.now(), certificate.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(364), Duration.ofDays(365));
    tls.check();
  }

  @Test
  void theKeyIsItsOwnersAlone() throws IOException {
    Tls tls = SelfSigned.write(folder, List.of("localhost"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("selfsigned_key.pem")))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    assertThat(Files.getPosixFilePermissions(tls.certificate())).hasSize(4);
    assertThat(Files.readString(folder.resolve("selfsigned_key.pem")))
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("\n-----END PRIVATE KEY-----\n");
  }

  @Test
  void aNewOneTakesThePlaceOfTheOld() throws IOException, GeneralSecurityException {
    X509Certificate old = certificate(SelfSigned.write(folder, List.of("localhost")));
    X509Certificate young = certificate(SelfSigned.write(folder, List.of("localhost")));
    assertThat(young.getPublicKey()).isNotEqualTo(old.getPublicKey());
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  private static X509Certificate certificate(Tls tls) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(tls.certificate())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "local host", "a,dns:b", "-a", "https://a", "a_b"})
  void whatIsNoHostIsRefused(String host) {
    assertThatThrownBy(() -> SelfSigned.write(folder, List.of("localhost", host)))
        .isInstanceOf(UsageException.class)
        .hasMessage("expected the name of a host or an address, got: \"" + host + "\"");
  }

  @Test
  void anAddressThatIsNoneIsToldByKeytool() {
    assertThatThrownBy(() -> SelfSigned.write(folder, List.of("999.0.0.1")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("999.0.0.1");
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThatThrownBy(() -> SelfSigned.write(file, List.of("localhost")))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("expected a folder that can be written to, got: " + file);
  }
}
