package io.garuda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules against Garuda, and against a tree in which each is broken. */
class PackageRulesTest {
  private static final String GARUDA = "io.garuda";
  private static final String PLANTED = "io.garuda.rules.planted";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(GARUDA);
  private static final JavaClasses FAULTS = new ClassFileImporter().importPackages(PLANTED);

  private record Rule(String name, Function<PackageRules, ArchRule> of, String fault) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Each rule, and what its message must name in the tree of faults. */
  static List<Rule> rules() {
    return List.of(
        new Rule("no cycles", PackageRules::noCycles, "Cycle detected"),
        new Rule("layers", PackageRules::layers, "assigns.UsesConn"),
        new Rule("each package has a layer", PackageRules::layers, "misplaced.NoLayer"),
        new Rule("nobody uses the launcher", PackageRules::layers, "appweb.UsesLauncher"),
        new Rule("the launcher uses nobody", PackageRules::layers, "launcher.UsesAll"),
        new Rule("nobody uses the test kit", PackageRules::layers, "appweb.UsesTestKit"),
        new Rule("the test kit knows no example", PackageRules::layers, "testkit.UsesApp"),
        new Rule("JUnit", PackageRules::junitIsSeenByTheTestKit, "appweb.UsesTestKit"),
        new Rule("no web in app", PackageRules::applicationKnowsNoWeb, "app.UsesConn"),
        new Rule("no container", PackageRules::coreKnowsNoContainer, "socket.UsesContainer"),
        new Rule("servlets", PackageRules::servletAndRestAreSeenWhereTheyBelong, "UsesContainer"),
        new Rule("WebSocket", PackageRules::webSocketIsSeenByItsTransport, "UsesContainer"),
        new Rule("Tomcat", PackageRules::tomcatIsSeenByItsLauncher, "launcher.UsesAll"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(Rule rule) {
    assertThat(CLASSES).isNotEmpty();
    rule.of.apply(new PackageRules(GARUDA)).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void failsOnAPlantedFault(Rule rule) {
    ArchRule planted = rule.of.apply(new PackageRules(PLANTED)).allowEmptyShould(true);
    assertThatThrownBy(() -> planted.check(FAULTS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.fault);
  }
}
