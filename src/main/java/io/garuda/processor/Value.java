package io.garuda.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import io.garuda.router.ResourceOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** What an expression of a router's source stands for, as far as the table depends on it. */
sealed interface Value {
  /** All that has no influence on paths, or that cannot be known in the build. */
  record Unknown() implements Value {}

  record Text(String text) implements Value {}

  /** A class literal. */
  record Type(TypeElement type) implements Value {}

  /** An object of which the class is known. */
  record Instance(TypeElement type) implements Value {}

  record Items(List<Value> values) implements Value {}

  record Options(ResourceOptions how) implements Value {}

  /** A lambda or a method reference, and where it stands. */
  record Block(ExpressionTree code, Frame frame) implements Value {}

  /** The table, or a scope of it; its own name may still be set. */
  final class Table implements Value {
    final String prefix;
    private final String outer;
    private String own = "";

    Table(String prefix, String outer) {
      this.prefix = prefix;
      this.outer = outer;
    }

    void named(String name) {
      own = name;
    }

    /** Will return the names of this scope and those around it. */
    String name() {
      return outer.isEmpty() || own.isEmpty() ? outer + own : outer + "_" + own;
    }

    String joined(String path) {
      String joined = (prefix.equals("/") ? "" : prefix) + (path.equals("/") ? "" : path);
      return joined.isEmpty() ? "/" : joined;
    }
  }

  /**
   * Where code stands.
   *
   * @param locals by name
   */
  record Frame(CompilationUnitTree unit, TypeElement type, Map<String, Value> locals) {
    public Frame {
      locals = new HashMap<>(locals);
    }

    /** Will return a frame within this one. */
    Frame inner() {
      return new Frame(unit, type, locals);
    }
  }
}
