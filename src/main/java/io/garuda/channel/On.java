package io.garuda.channel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the event that a method of a channel handles, on the mailbox as {@link Channel#handleIn}.
 *
 * <pre>{@code
 * record NewMessage(@NotBlank String body) {}
 *
 * @On("new_msg")
 * HandleInResult create(NewMessage message, Socket socket) { ... }
 * }</pre>
 *
 * <p>Its parameters, in any order: a record that the payload is bound to, the {@link
 * io.garuda.socket.Payload} itself, or {@code byte[]} of a binary one; and the {@link Socket}. It
 * returns a {@link HandleInResult}; nothing, which replies nothing; or a payload, record or map, which
 * is replied with status {@code ok}. Events without such a method go to {@code handleIn}.
 *
 * <p>A payload that does not fit the record, or breaks a constraint of Jakarta Validation on it, is
 * answered {@code error} with {@code {"reason":"invalid","errors":{"body":["must not be blank"]}}},
 * and the method is not called. What concerns no field stands under {@code payload}. Without
 * constraints, what is missing is null, 0 or false. Mistakes in the methods stop the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface On {
  /** The event, such as {@code new_msg}. */
  String value();
}
