package {{package}};

/** What was asked for is not there; answered with 404. */
public class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotFoundException(String message) {
    super(message);
  }
}
