package {{package}}.accounts;

/** Somebody who may log in. */
public record User(long id, String email) {}
