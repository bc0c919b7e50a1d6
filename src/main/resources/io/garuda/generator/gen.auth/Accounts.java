package {{package}}.accounts;

import io.garuda.changeset.Changeset;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Who may log in, and who is logged in. */
@Dependent
public class Accounts {
  /** How long a login lasts at most. */
  public static final Duration LOGIN = Duration.ofDays(60);

  private static final RowMapper<User> USER = ConstructorMapper.of(User.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Jdbi jdbi;

  @Inject
  public Accounts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds a user; returns what was said with its errors instead, if there are any. */
  public Changeset<Registration> register(Changeset<Registration> said) {
    if (!said.valid()) {
      return said;
    }
    Registration registration = said.value();
    if (find(registration.email()).isPresent()) {
      return said.error("email", "has already been taken");
    }
    String hash = Passwords.hash(registration.password());
    try {
      jdbi.useHandle(handle -> handle
          .createUpdate("insert into users (email, password_hash, inserted_at, updated_at)"
              + " values (:email, :hash, :now, :now)")
          .bind("email", registration.email())
          .bind("hash", hash)
          .bind("now", Instant.now())
          .execute());
      return said;
    } catch (UnableToExecuteStatementException e) {
      if (find(registration.email()).isEmpty()) {
        throw e;
      }
      return said.error("email", "has already been taken"); // at the same moment
    }
  }

  public Optional<User> find(String email) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select id, email from users where email = :email")
        .bind("email", email.toLowerCase(Locale.ROOT))
        .map(USER)
        .findOne());
  }

  /** The user with this email, if that is the password. */
  public Optional<User> check(String email, String password) {
    Optional<String> hash = jdbi.withHandle(handle -> handle
        .createQuery("select password_hash from users where email = :email")
        .bind("email", email.toLowerCase(Locale.ROOT))
        .mapTo(String.class)
        .findOne());
    boolean right = Passwords.matches(password, hash.orElse(Passwords.NOBODYS));
    return right && hash.isPresent() ? find(email) : Optional.empty();
  }

  /** Gives a user another password and ends all logins; returns what was said with its errors instead. */
  public Changeset<PasswordChange> change(User user, Changeset<PasswordChange> said) {
    if (!said.valid()) {
      return said;
    }
    if (check(user.email(), said.value().current()).isEmpty()) {
      return said.error("current", "is not your password");
    }
    String hash = Passwords.hash(said.value().password());
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("update users set password_hash = :hash, updated_at = :now where id = :id")
          .bind("hash", hash)
          .bind("now", Instant.now())
          .bind("id", user.id())
          .execute();
      handle.createUpdate("delete from user_tokens where user_id = :id").bind("id", user.id()).execute();
    });
    return said;
  }

  /** Begins a login; returns the token that its browser keeps. */
  public String begin(User user) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbi.useHandle(handle -> handle
        .createUpdate("insert into user_tokens (token_hash, user_id, inserted_at)"
            + " values (:hash, :id, :now)")
        .bind("hash", hash(token))
        .bind("id", user.id())
        .bind("now", Instant.now())
        .execute());
    return token;
  }

  /** The user whose login this is, unless it is over. */
  public Optional<User> byToken(String token) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select u.id, u.email from users u join user_tokens t on t.user_id = u.id"
            + " where t.token_hash = :hash and t.inserted_at > :since")
        .bind("hash", hash(token))
        .bind("since", Instant.now().minus(LOGIN))
        .map(USER)
        .findOne());
  }

  /** Ends a login. */
  public void end(String token) {
    jdbi.useHandle(handle -> handle
        .createUpdate("delete from user_tokens where token_hash = :hash")
        .bind("hash", hash(token))
        .execute());
  }

  /** Who reads the table cannot log in by what is there. */
  private static String hash(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
