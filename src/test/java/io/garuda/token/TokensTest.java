package io.garuda.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.garuda.assigns.Key;
import io.garuda.token.TokenResult.Refusal;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
  private static final String SECRET = "the newest secret of an application";
  private static final String OLDER = "an older secret of the same application";
  private static final Key<Long> USER = Key.of("user socket", Long.class);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tokens tokens = tokens(Duration.ZERO, SECRET);

  record Login(String name, List<Integer> roles) {}

  private static Tokens tokens(Duration later, String newest, String... older) {
    Clock clock = Clock.fixed(START.plus(later), ZoneOffset.UTC);
    return new Tokens(Secrets.of(newest, older), clock, JSON);
  }

  private static <T> String make(Tokens tokens, Form form, Key<T> salt, T data) {
    return form == Form.SIGNED ? tokens.sign(salt, data) : tokens.encrypt(salt, data);
  }

  private static <T> TokenResult<T> read(Tokens tokens, Form form, Key<T> salt, String token) {
    return form == Form.SIGNED ? tokens.verify(salt, token) : tokens.decrypt(salt, token);
  }

  private static <T> TokenResult<T> refused(Refusal why) {
    return new TokenResult.Refused<>(why);
  }

  @ParameterizedTest
  @EnumSource
  void whatComesBackIsWhatWentOut(Form form) {
    Key<Login> key = Key.of("login", Login.class);
    Login login = new Login("Žan", List.of(1, 2));
    assertThat(read(tokens, form, key, make(tokens, form, key, login)))
        .isEqualTo(
            new TokenResult.Verified<>(login, Duration.ZERO, START.plus(Duration.ofDays(1))));
    assertThat(
            read(tokens, form, USER, make(tokens, form, USER, Long.MAX_VALUE)).data())
        .contains(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource
  void anotherSaltSecretOrFormIsInvalid(Form form) {
    String token = make(tokens, form, USER, 7L);
    Key<Long> other = Key.of("reset password", Long.class);
    assertThat(read(tokens, form, other, token)).isEqualTo(refused(Refusal.INVALID));
    assertThat(read(tokens(Duration.ZERO, OLDER), form, USER, token))
        .isEqualTo(refused(Refusal.INVALID));
    Form wrong = form == Form.SIGNED ? Form.ENCRYPTED : Form.SIGNED;
    assertThat(read(tokens, wrong, USER, token)).isEqualTo(refused(Refusal.INVALID));
  }

  @ParameterizedTest
  @EnumSource
  void eachLetterCounts(Form form) {
    String token = make(tokens, form, USER, 7L);
    for (int i = 0; i < token.length(); i++) {
      for (String other : List.of("A", "B", ".", "!", "=", "", "\u00e9")) {
        String changed = token.substring(0, i) + other + token.substring(i + 1);
        if (!changed.equals(token)) {
          assertThat(read(tokens, form, USER, changed))
              .as(changed)
              .isEqualTo(refused(Refusal.INVALID));
        }
      }
      assertThat(read(tokens, form, USER, token.substring(0, i)))
          .isEqualTo(refused(Refusal.INVALID));
    }
    assertThat(read(tokens, form, USER, token + "=")).isEqualTo(refused(Refusal.INVALID));
  }

  @ParameterizedTest
  @EnumSource
  void noTextThrows(Form form) {
    Random random = new Random(1);
    String header = make(tokens, form, USER, 7L).split("\\.", 2)[0];
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? header : "");
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append("..AQgw_-{\"=\n\u0000\ud83d".charAt(random.nextInt(14)));
      }
      assertThat(read(tokens, form, USER, text.toString())).isEqualTo(refused(Refusal.INVALID));
    }
    assertThat(tokens.verify(USER, null)).isEqualTo(refused(Refusal.MISSING));
    assertThat(tokens.decrypt(USER, null)).isEqualTo(refused(Refusal.MISSING));
  }

  @Test
  void aTokenCannotChooseItsAlgorithm() throws Exception {
    byte[] key = new SaltedKeys(Secrets.of(SECRET)).of("sign:user socket", 32).get(0);
    byte[] longer =
        new SaltedKeys(Secrets.of(SECRET)).of("sign:user socket", 64).get(0);
    Payload payload = new Payload("{\"data\":7,\"at\":" + START.toEpochMilli() + "}");
    JWSObject ours = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), payload);
    ours.sign(new MACSigner(key));
    assertThat(tokens.verify(USER, ours.serialize()).data()).contains(7L);

    String none = new PlainObject(payload).serialize();
    JWSObject rsa = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), payload);
    rsa.sign(
        new RSASSASigner(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate()));
    JWSObject named =
        new JWSObject(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("x").build(), payload);
    named.sign(new MACSigner(key));
    JWSObject other = new JWSObject(new JWSHeader(JWSAlgorithm.HS512), payload);
    other.sign(new MACSigner(longer));
    for (String token : List.of(
        none, none + ours.getSignature(), rsa.serialize(), named.serialize(), other.serialize())) {
      assertThat(tokens.verify(USER, token)).as(token).isEqualTo(refused(Refusal.INVALID));
    }
  }

  @Test
  void anEncryptedTokenCannotChooseCompression() throws Exception {
    byte[] key =
        new SaltedKeys(Secrets.of(SECRET)).of("encrypt:user socket", 64).get(0);
    JWEObject bomb = new JWEObject(
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512)
            .compressionAlgorithm(CompressionAlgorithm.DEF)
            .build(),
        new Payload("{\"data\":7,\"at\":" + START.toEpochMilli() + "}"));
    bomb.encrypt(new DirectEncrypter(key));
    assertThat(tokens.decrypt(USER, bomb.serialize())).isEqualTo(refused(Refusal.INVALID));
  }

  @ParameterizedTest
  @EnumSource
  void aTokenHoldsForADay(Form form) {
    String token = make(tokens, form, USER, 7L);
    assertThat(read(tokens(Duration.ofDays(1), SECRET), form, USER, token).data())
        .contains(7L);
    Tokens later = tokens(Duration.ofDays(1).plusMillis(1), SECRET);
    assertThat(read(later, form, USER, token)).isEqualTo(refused(Refusal.EXPIRED));
    assertThat(later.verify(USER, tokens.sign(USER, 7L), Duration.ofDays(2)).data())
        .contains(7L);
    assertThat(later.decrypt(USER, tokens.encrypt(USER, 7L), Tokens.FOREVER).data())
        .contains(7L);
  }

  @Test
  void whoMakesOrReadsATokenSaysHowLongItHolds() {
    Tokens later = tokens(Duration.ofDays(2), SECRET);
    assertThat(later.verify(USER, tokens.sign(USER, 7L, Duration.ofDays(2))).data())
        .contains(7L);
    assertThat(later.decrypt(USER, tokens.encrypt(USER, 7L, Tokens.FOREVER)).data())
        .contains(7L);
    assertThat(later.verify(USER, tokens.sign(USER, 7L, Tokens.FOREVER), Duration.ofDays(1)))
        .isEqualTo(refused(Refusal.EXPIRED));
    assertThat(tokens.verify(USER, tokens.sign(USER, 7L), Duration.ZERO))
        .isEqualTo(refused(Refusal.EXPIRED));
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSecretMakesTokensAndTheOthersStillHold(Form form) {
    Tokens rotated = tokens(Duration.ZERO, SECRET, OLDER);
    Tokens before = tokens(Duration.ZERO, OLDER);
    assertThat(read(rotated, form, USER, make(before, form, USER, 7L)).data()).contains(7L);
    assertThat(read(tokens, form, USER, make(rotated, form, USER, 8L)).data()).contains(8L);
    assertThat(read(before, form, USER, make(rotated, form, USER, 8L)))
        .isEqualTo(refused(Refusal.INVALID));
  }

  @ParameterizedTest
  @EnumSource
  void dataOfAnotherShapeIsInvalid(Form form) {
    Key<String> text = Key.of("user socket", String.class);
    Key<Login> login = Key.of("user socket", Login.class);
    String token = make(tokens, form, text, "seven");
    assertThat(read(tokens, form, USER, token)).isEqualTo(refused(Refusal.INVALID));
    assertThat(read(tokens, form, login, token)).isEqualTo(refused(Refusal.INVALID));
  }

  @Test
  void nobodyReadsAnEncryptedToken() {
    Key<String> key = Key.of("note", String.class);
    assertThat(tokens.encrypt(key, "a".repeat(50)))
        .isNotEqualTo(tokens.encrypt(key, "a".repeat(50)));
    assertThat(tokens.sign(key, "same")).isEqualTo(tokens.sign(key, "same"));
  }

  @Test
  void whatJsonCannotHoldIsNamed() {
    assertThatThrownBy(() -> tokens.sign(Key.of("thing", Object.class), new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"thing\", got: java.lang.Object");
  }

  @Test
  void withoutASecretItSaysHowToGiveOne() {
    Tokens none = new Tokens(Secrets.none(), Clock.systemUTC(), JSON);
    assertThatThrownBy(() -> none.sign(USER, 7L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GARUDA_SECRET");
  }
}
