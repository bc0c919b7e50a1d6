package io.garuda.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of certificates or a private key as text (RFC 7468).
 *
 * <p>Keys are read as PKCS #8, and as the older forms that {@code openssl} writes: {@code RSA PRIVATE KEY}
 * (RFC 8017) and {@code EC PRIVATE KEY} (RFC 5915).
 */
record PemFile(Path file, List<Block> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String PKCS8 = "PRIVATE KEY";
  private static final Set<String> OLDER = Set.of("RSA PRIVATE KEY", "EC PRIVATE KEY");
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {2, 1, 0};

  /** What stands between two lines of dashes. */
  record Block(String label, String base64) {}

  static PemFile read(Path file) throws IOException {
    Matcher block =
        BLOCK.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    List<Block> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return new PemFile(file, blocks);
  }

  /** Will write a block of PEM. */
  static String text(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END " + label + "-----\n";
  }

  boolean isPem() {
    return !blocks.isEmpty();
  }

  /**
   * Will return its certificates, at least one.
   *
   * @throws LaunchException if there are none, or a broken one
   */
  List<X509Certificate> certificates() {
    List<X509Certificate> all = new ArrayList<>();
    for (Block block : blocks) {
      if (block.label().equals("CERTIFICATE")) {
        all.add(certificate(block));
      }
    }
    if (all.isEmpty()) {
      throw unexpected("certificate", null);
    }
    return all;
  }

  private X509Certificate certificate(Block block) {
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der(block)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw unexpected("certificate", e);
    }
  }

  /**
   * Will return its private key.
   *
   * @param of the public key that it belongs to, which tells its kind
   * @throws LaunchException if there is none, or it is another kind's or encrypted
   */
  PrivateKey privateKey(PublicKey of) {
    for (Block block : blocks) {
      boolean older = OLDER.contains(block.label());
      if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.base64().contains("ENCRYPTED")) {
        throw new LaunchException("expected a PEM private key without a password, got: " + file
            + ", which is encrypted; take `openssl pkey -in " + file + "`, or a PKCS#12 file");
      } else if (older || block.label().equals(PKCS8)) {
        try {
          byte[] der = older ? wrapped(der(block), of) : der(block);
          return KeyFactory.getInstance(of.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
          throw unexpected("private key of " + of.getAlgorithm(), e);
        }
      }
    }
    throw unexpected("private key", null);
  }

  private static byte[] der(Block block) {
    return Base64.getMimeDecoder().decode(block.base64());
  }

  private LaunchException unexpected(String what, @Nullable Exception e) {
    String labels =
        String.join(", ", blocks.stream().map(Block::label).distinct().toList());
    String got = isPem() ? "which holds " + labels : "which is not PEM";
    return new LaunchException(
        "expected a PEM " + what + ", got: " + file + ", "
            + (e == null ? got : got + " that cannot be read: " + e.getMessage()),
        e);
  }

  /** PKCS #8 is the older form behind the identifier that the public key begins with, too. */
  private static byte[] wrapped(byte[] older, PublicKey of) {
    ByteBuffer spki = ByteBuffer.wrap(of.getEncoded());
    header(spki);
    int begin = spki.position();
    int length = header(spki);
    byte[] identifier = Arrays.copyOfRange(spki.array(), begin, spki.position() + length);
    return der(SEQUENCE, VERSION_0, identifier, der(OCTET_STRING, older));
  }

  /** Will read tag and length, and return the length. */
  private static int header(ByteBuffer der) {
    der.get();
    int length = der.get();
    if (length < 0) {
      int bytes = length & 0x7F;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | (der.get() & 0xFF);
      }
    }
    return length;
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
