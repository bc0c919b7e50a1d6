package io.garuda.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for a service that takes its time. */
@ApplicationScoped
public class Translator {
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

  CompletionStage<String> translate(String text, String language) {
    return CompletableFuture.supplyAsync(() -> text + " (" + language + ")");
  }

  void forget(String reader) {
    forgotten.add(reader);
  }

  Set<String> forgotten() {
    return forgotten;
  }
}
