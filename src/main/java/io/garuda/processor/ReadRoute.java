package io.garuda.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.garuda.router.PathTemplate;
import javax.lang.model.element.TypeElement;

/**
 * A row that a router's source declares.
 *
 * @param scope the names of its scopes, or empty
 */
record ReadRoute(
    String method,
    PathTemplate path,
    TypeElement controller,
    String action,
    String scope,
    Place place) {
  /** Where it stands. */
  record Place(Tree tree, CompilationUnitTree unit) {}
}
