package {{package}}.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody says who wants another password. */
public record PasswordChange(
    @NotBlank String current, @NotBlank @Size(min = 12, max = 128) String password) {
  @Override
  public String toString() {
    return "PasswordChange[]"; // no password in a log
  }
}
