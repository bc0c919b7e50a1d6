package io.garuda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server proves with that it is the one that was asked for; with it the server speaks HTTPS.
 *
 * <p>The files are read when the server starts; who renews them starts it again.
 *
 * @param certificate a PEM file of the certificate and those that lead to its root, in this order; or
 *     without a key a PKCS#12 file, whose password is in the environment variable {@value #PASSWORD}
 * @param key a PEM file of the private key, not encrypted; null for PKCS#12
 */
public record Tls(Path certificate, @Nullable Path key) {
  /** The environment variable with the password of a PKCS#12 file. */
  static final String PASSWORD = "TLS_PASSWORD";

  private static final System.Logger LOG = System.getLogger(Tls.class.getName());

  private static final String ALIAS = "garuda";

  /**
   * Will name the files; their content is looked at later.
   *
   * @throws UsageException if one is not there
   */
  public Tls {
    checkFile("a certificate", certificate);
    if (key != null) {
      checkFile("a private key", key);
    }
  }

  private static void checkFile(String what, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("expected a file with " + what + ", got: " + file + ", which "
          + (Files.isDirectory(file)
              ? "is a directory"
              : Files.exists(file) ? "may not be read" : "is not there"));
    }
  }

  /**
   * Will read the files into a store in memory with one entry.
   *
   * @param password protects the entry
   * @throws LaunchException if they do not hold what is expected, or do not belong together
   */
  public KeyStore keyStore(char[] password) {
    return keyStore(password, System.getenv());
  }

  KeyStore keyStore(char[] password, Map<String, String> environment) {
    Identity identity = identity(environment);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          ALIAS, identity.key(), password, identity.chain().toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new LaunchException(
          "expected certificates of which each is signed by the next, got: " + certificate, e);
    } catch (IOException e) {
      throw new LaunchException("expected a store of keys in memory, got: " + e, e);
    }
  }

  /** Will read the files as the server does, and warn of a certificate that is over. */
  void check() {
    X509Certificate first;
    try {
      first = (X509Certificate) keyStore("checked".toCharArray()).getCertificate(ALIAS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("expected a store that was loaded", e);
    }
    if (first.getNotAfter().toInstant().isBefore(Instant.now())) {
      LOG.log(
          Level.WARNING,
          "expected a certificate that is not over, got: " + certificate + ", over since "
              + first.getNotAfter().toInstant() + "; browsers refuse it");
    }
  }

  private record Identity(PrivateKey key, List<X509Certificate> chain) {}

  private Identity identity(Map<String, String> environment) {
    try {
      Identity identity = key == null ? bundle(environment) : pair(key);
      checkPair(identity);
      return identity;
    } catch (IOException e) {
      throw new LaunchException("expected a file that can be read, got: " + e, e);
    }
  }

  private Identity pair(Path key) throws IOException {
    List<X509Certificate> chain = PemFile.read(certificate).certificates();
    return new Identity(PemFile.read(key).privateKey(chain.get(0).getPublicKey()), chain);
  }

  private Identity bundle(Map<String, String> environment) throws IOException {
    if (PemFile.read(certificate).isPem()) {
      throw new LaunchException("expected a PKCS#12 file where no private key is given, got: "
          + certificate + ", which is PEM; give the file of its private key, too");
    }
    String password = environment.get(PASSWORD);
    if (password == null) {
      throw new LaunchException("expected the password of " + certificate
          + " in the environment variable " + PASSWORD + ", got: none");
    }
    try (InputStream in = Files.newInputStream(certificate)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return entry(store, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw notPkcs12(e);
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? new LaunchException(
              "expected the password of " + certificate + " in the environment variable " + PASSWORD
                  + ", got: another",
              e)
          : notPkcs12(e);
    }
  }

  private LaunchException notPkcs12(Exception e) {
    return new LaunchException("expected a PKCS#12 file, got: " + certificate + ": " + e, e);
  }

  private Identity entry(KeyStore store, char[] password) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey found) {
        List<X509Certificate> chain = new ArrayList<>();
        Arrays.stream(store.getCertificateChain(alias))
            .forEach(each -> chain.add((X509Certificate) each));
        return new Identity(found, chain);
      }
    }
    throw new LaunchException(
        "expected a private key in the PKCS#12 file, got: " + certificate + ", which has none");
  }

  /** A server with another's key would start, and no client could connect. */
  private void checkPair(Identity identity) {
    PublicKey shown = identity.chain().get(0).getPublicKey();
    try {
      Signature signature = Signature.getInstance(
          switch (shown.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> shown.getAlgorithm();
          });
      byte[] message = {1, 2, 3};
      signature.initSign(identity.key());
      signature.update(message);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(message);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw anothersKey(e);
    }
    throw anothersKey(null);
  }

  private LaunchException anothersKey(@Nullable Exception e) {
    return new LaunchException(
        "expected the private key of the first certificate in " + certificate + ", got: "
            + (key == null ? "another" : key + ", which is another's"),
        e);
  }
}
