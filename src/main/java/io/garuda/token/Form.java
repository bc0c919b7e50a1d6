package io.garuda.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/** The two forms of tokens: signed, which anybody may read, and encrypted. */
enum Form {
  SIGNED("sign", 32, 3, new JWSHeader(JWSAlgorithm.HS256).toBase64URL().toString()) {
    @Override
    String make(byte[] payload, byte[] key) throws JOSEException {
      JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload));
      token.sign(new MACSigner(key));
      return token.serialize();
    }

    @Override
    Optional<Payload> read(String token, byte[] key) throws ParseException, JOSEException {
      JWSObject parsed = JWSObject.parse(token);
      return parsed.verify(new MACVerifier(key))
          ? Optional.of(parsed.getPayload())
          : Optional.empty();
    }
  },

  ENCRYPTED("encrypt", 64, 5, encrypting().toBase64URL().toString()) {
    @Override
    String make(byte[] payload, byte[] key) throws JOSEException {
      JWEObject token = new JWEObject(encrypting(), new Payload(payload));
      token.encrypt(new DirectEncrypter(key));
      return token.serialize();
    }

    @Override
    Optional<Payload> read(String token, byte[] key) throws ParseException {
      JWEObject parsed = JWEObject.parse(token);
      try {
        parsed.decrypt(new DirectDecrypter(key));
      } catch (JOSEException e) { // made with another key, or changed
        return Optional.empty();
      }
      return Optional.of(parsed.getPayload());
    }
  };

  private final String purpose;
  private final int keyBytes;
  private final int parts;
  private final String header;

  Form(String purpose, int keyBytes, int parts, String header) {
    this.purpose = purpose;
    this.keyBytes = keyBytes;
    this.parts = parts;
    this.header = header;
  }

  private static JWEHeader encrypting() {
    return new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512);
  }

  abstract String make(byte[] payload, byte[] key) throws JOSEException;

  /** Will return what a token holds that was made with this key. */
  abstract Optional<Payload> read(String token, byte[] key) throws ParseException, JOSEException;

  String make(byte[] payload, SaltedKeys keys, String salt) {
    try {
      return make(payload, keys.of(purpose + ":" + salt, keyBytes).get(0));
    } catch (JOSEException e) {
      throw new IllegalStateException("expected to " + purpose + " a token in this JVM", e);
    }
  }

  /** Will return what a token holds, if one of the keys made it and nobody changed a letter. */
  Optional<byte[]> read(String token, SaltedKeys keys, String salt) {
    if (!isOurs(token)) {
      return Optional.empty();
    }
    try {
      for (byte[] key : keys.of(purpose + ":" + salt, keyBytes)) {
        Optional<Payload> payload = read(token, key);
        if (payload.isPresent()) {
          return payload.map(Payload::toBytes);
        }
      }
      return Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** The library would take other headers, and skip letters that are not Base64. */
  private boolean isOurs(String token) {
    String[] found = token.split("\\.", -1);
    if (found.length != parts || !found[0].equals(header)) {
      return false;
    }
    for (String part : found) {
      if (!isBase64(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
