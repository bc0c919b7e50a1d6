package io.garuda.changeset;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks records by the constraints of Jakarta Validation on them, where there are any.
 *
 * <p>The provider is started when the first constrained record is met; an application without
 * constraints needs none. Any thread.
 */
public final class Constraints implements AutoCloseable {
  private static final Constraints SHARED =
      new Constraints(Validation::buildDefaultValidatorFactory);

  private static final ClassValue<Boolean> CONSTRAINED = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return Stream.concat(
                  Stream.of(type),
                  Arrays.stream(type.getRecordComponents())
                      .flatMap(part -> Stream.concat(
                          Stream.of(part, part.getAccessor()),
                          withElements(part.getAnnotatedType()))))
              .anyMatch(Constraints::isConstrained)
          || Arrays.stream(type.getDeclaredMethods()).anyMatch(Constraints::isConstrained);
    }
  };

  private final Supplier<ValidatorFactory> provider;
  private volatile @Nullable ValidatorFactory factory;

  /**
   * Will ask for the provider when it is needed.
   *
   * @param provider throws {@link NoProviderFoundException} if there is none
   */
  public Constraints(Supplier<ValidatorFactory> provider) {
    this.provider = provider;
  }

  /** The ones of the application, gone with its classes: changesets are cast wherever it likes. */
  static Constraints shared() {
    return SHARED;
  }

  /** Will return a type and those within it, as of {@code List<@NotBlank String>}. */
  private static Stream<AnnotatedElement> withElements(AnnotatedType type) {
    Stream<AnnotatedType> within = Stream.empty();
    if (type instanceof AnnotatedParameterizedType generic) {
      within = Arrays.stream(generic.getAnnotatedActualTypeArguments());
    } else if (type instanceof AnnotatedArrayType array) {
      within = Stream.of(array.getAnnotatedGenericComponentType());
    }
    return Stream.concat(Stream.of(type), within.flatMap(Constraints::withElements));
  }

  private static boolean isConstrained(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> type == Valid.class
            || type.isAnnotationPresent(Constraint.class)
            || isList(type.getEnclosingClass()));
  }

  /** Whether it holds several constraints of one kind, as {@code @Size.List} does. */
  private static boolean isList(@Nullable Class<?> enclosing) {
    return enclosing != null && enclosing.isAnnotationPresent(Constraint.class);
  }

  /**
   * Will make sure that a record's constraints can be checked.
   *
   * @throws IllegalStateException if it has some, and nobody checks them
   */
  public void require(Class<?> record) {
    if (CONSTRAINED.get(record)) {
      validator(record);
    }
  }

  /**
   * Will return what is wrong, by the path of the field such as {@code items[0].name}; nothing if the
   * record has no constraints.
   *
   * @param whole the name for what concerns no field
   */
  public Map<String, List<String>> errors(Object record, String whole) {
    return errors(record, path -> {
      String text = path.toString();
      return text.isEmpty() ? whole : text;
    });
  }

  /** Will return what is wrong, by the first step of its path: what a form has a field for. */
  Map<String, List<String>> errorsByComponent(Object record, String whole) {
    return errors(record, path -> {
      String first = path.iterator().next().getName();
      return first == null ? whole : first;
    });
  }

  private Map<String, List<String>> errors(Object record, Function<Path, String> name) {
    if (!CONSTRAINED.get(record.getClass())) {
      return Map.of();
    }
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConstraintViolation<Object> violation : validator(record.getClass()).validate(record)) {
      errors
          .computeIfAbsent(name.apply(violation.getPropertyPath()), field -> new ArrayList<>(1))
          .add(violation.getMessage());
    }
    errors.values().forEach(Collections::sort);
    return errors;
  }

  private Validator validator(Class<?> record) {
    @Nullable ValidatorFactory started = factory;
    return (started == null ? start(record) : started).getValidator();
  }

  private synchronized ValidatorFactory start(Class<?> record) {
    @Nullable ValidatorFactory started = factory;
    if (started != null) {
      return started;
    }
    try {
      started = provider.get();
    } catch (NoProviderFoundException e) {
      throw new IllegalStateException(
          "expected a provider of Jakarta Validation for the constraints of " + record.getName()
              + ", got none; add org.hibernate.validator:hibernate-validator:8.0.1.Final to the"
              + " application, or remove the constraints",
          e);
    }
    factory = started;
    return started;
  }

  @Override
  public synchronized void close() {
    @Nullable ValidatorFactory started = factory;
    if (started != null) {
      started.close();
      factory = null;
    }
  }
}
