package io.garuda.contract;

import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Beside the contract: input that is read by changesets. */
@RequestScoped
public class SignupController {
  @Inject
  Conn conn;

  enum Plan {
    FREE,
    PAID_YEARLY
  }

  record Signup(
      @NotBlank @Size(max = 20) String nick,
      @NotNull @Min(18) Integer age,
      @NotNull Plan plan,
      List<String> topics) {}

  public Object create() {
    Changeset<Signup> signup = Changeset.cast(Signup.class, conn.bodyParams());
    if (signup.valid() && signup.value().nick().equals("ada")) {
      signup = signup.error("nick", "has already been taken");
    }
    return signup.valid() ? welcome(signup.value()) : again(signup);
  }

  private View again(Changeset<Signup> signup) {
    conn.putStatus(422);
    return View.of("signup").assign("form", Form.of("signup", signup));
  }

  private static String welcome(Signup signup) {
    return "welcome " + signup.nick() + ", " + signup.plan();
  }

  public View edit() {
    Signup signup = new Signup("ada", 36, Plan.PAID_YEARLY, List.of("math", "poetry"));
    return View.of("signup").assign("form", Form.of("signup", Changeset.of(signup)));
  }

  record Booking(@NotNull LocalDate day, @Min(1) Integer seats) {}

  public Map<String, String> book(Map<String, Object> json) {
    Booking booking = Changeset.cast(Booking.class, json).require();
    return Map.of("booked", booking.day().toString());
  }
}
