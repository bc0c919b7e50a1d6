package {{package}}.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import {{package}}.TestDatabase;
import io.garuda.changeset.Changeset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String PASSWORD = "correct horse battery";

  private final Accounts accounts = new Accounts(TestDatabase.create());

  private Changeset<Registration> register(String email, String password) {
    return accounts.register(
        Changeset.cast(Registration.class, Map.of("email", email, "password", password)));
  }

  private User ada() {
    assertThat(register("Ada@Example.com", PASSWORD).valid()).isTrue();
    return accounts.find("ada@example.com").orElseThrow();
  }

  @Test
  void anEmailIsTakenOnceWhateverItsCase() {
    ada();
    assertThat(register("ada@example.COM", PASSWORD).errors())
        .isEqualTo(Map.of("email", List.of("has already been taken")));
  }

  @Test
  void whatIsNoEmailOrTooShortIsRefused() {
    assertThat(register("ada", "short").errors()).containsOnlyKeys("email", "password");
    assertThat(accounts.find("ada")).isEmpty();
  }

  @Test
  void onlyTheRightPasswordIsTheRightOne() {
    User ada = ada();
    assertThat(accounts.check("ADA@example.com", PASSWORD)).contains(ada);
    assertThat(accounts.check("ada@example.com", "another horse battery")).isEmpty();
    assertThat(accounts.check("bob@example.com", PASSWORD)).isEmpty();
    assertThat(accounts.check("bob@example.com", "the password of nobody")).isEmpty();
  }

  @Test
  void aLoginHoldsUntilItIsEnded() {
    User ada = ada();
    String token = accounts.begin(ada);
    assertThat(accounts.byToken(token)).contains(ada);
    accounts.end(token);
    assertThat(accounts.byToken(token)).isEmpty();
  }

  @Test
  void anotherPasswordEndsAllLogins() {
    User ada = ada();
    String token = accounts.begin(ada);
    assertThat(change(ada, "wrong", "a new horse battery").errors()).containsOnlyKeys("current");
    assertThat(change(ada, PASSWORD, "short").errors()).containsOnlyKeys("password");
    assertThat(accounts.byToken(token)).contains(ada);
    assertThat(change(ada, PASSWORD, "a new horse battery").valid()).isTrue();
    assertThat(accounts.byToken(token)).isEmpty();
    assertThat(accounts.check("ada@example.com", PASSWORD)).isEmpty();
    assertThat(accounts.check("ada@example.com", "a new horse battery")).contains(ada);
  }

  private Changeset<PasswordChange> change(User user, String current, String password) {
    return accounts.change(
        user,
        Changeset.cast(PasswordChange.class, Map.of("current", current, "password", password)));
  }
}
