package io.garuda.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * Every class loader that this application has had in this JVM, by phantom references.
 *
 * <p>They stay where each deployment finds those before it, made of the JDK's classes alone: the properties
 * of the system.
 */
@ApplicationScoped
public class Deployments {
  private static final String KEY = "io.garuda.contract.deployments";

  void started(@Observes @Initialized(ApplicationScoped.class) Object event) {
    all().add(new PhantomReference<>(Deployments.class.getClassLoader(), new ReferenceQueue<>()));
  }

  /** How many there were, this one included. */
  public int count() {
    return all().size();
  }

  /** How many of them are still in the heap after a collection. */
  public long alive() {
    System.gc();
    return all().stream().filter(loader -> !loader.refersTo(null)).count();
  }

  @SuppressWarnings("unchecked")
  private static List<PhantomReference<ClassLoader>> all() {
    Properties properties = System.getProperties();
    return (List<PhantomReference<ClassLoader>>) properties.computeIfAbsent(
        KEY, key -> Collections.synchronizedList(new ArrayList<PhantomReference<ClassLoader>>()));
  }
}
