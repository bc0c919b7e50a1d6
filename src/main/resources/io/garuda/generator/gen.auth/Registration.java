package {{package}}.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** What somebody says who registers. */
public record Registration(
    @NotBlank
        @Size(max = 160)
        @Pattern(regexp = "[^\\s@,;]+@[^\\s@,;]+", message = "must have the @ sign and no spaces")
        String email,
    @NotBlank @Size(min = 12, max = 128) String password) {
  public Registration {
    email = email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Registration[email=" + email + "]"; // no password in a log
  }
}
