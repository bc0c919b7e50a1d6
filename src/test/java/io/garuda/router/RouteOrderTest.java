package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table finds what reading its rows from top to bottom finds, in any table. */
class RouteOrderTest {
  private static final List<String> PARTS = List.of(
      "a", "b", "{x}", "a{x}", "ab-{x}", "{x: [ab]+}", "a{x: b}", "{rest: .*}", "{rest: .+}");
  private static final List<String> METHODS = List.of("GET", "POST", "*");
  private static final List<List<String>> HOSTS =
      List.of(List.of(), List.of("a.com"), List.of("a."), List.of("a.b."), List.of("a.com", "b."));
  private static final List<String> ASKED = List.of(
      "/", "/a", "/b", "/ab", "/a/b", "/b/ab/a", "/ab/a/b/ab", "/c/c/c", "/ab-c/a", "/ab-", "/aab");

  static final class Rooms {}

  private record Row(String method, List<String> hosts, String path) {
    boolean accepts(String asked, String host, String askedPath) {
      boolean hostFits = hosts.isEmpty()
          || hosts.stream()
              .anyMatch(name -> name.endsWith(".") ? host.startsWith(name) : host.equals(name));
      return (method.equals("*") || method.equals(asked)) && hostFits && askedPath.matches(regex());
    }

    private String regex() {
      return path.replaceAll("/\\{rest: \\.\\*}", "(/.*)?")
          .replaceAll("\\{rest: \\.\\+}", ".+")
          .replaceAll("\\{x\\d: (.*?)}", "$1")
          .replaceAll("\\{x\\d}", "[^/]+");
    }
  }

  @Test
  void theOrderOfDeclarationHoldsInAnyTable() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        rows.add(new Row(one(METHODS, random), one(HOSTS, random), path(random)));
      }
      Routes routes = Routes.of(r -> rows.forEach(row -> r.scope("/", s -> {
        if (!row.hosts().isEmpty()) {
          s.host(row.hosts().toArray(String[]::new));
        }
        s.match(row.method(), row.path(), Rooms.class, "show");
      })));
      for (String asked : ASKED) {
        String method = one(METHODS.subList(0, 2), random);
        String host = one(List.of("a.com", "a.b.com", "b.com", "c", ""), random);
        int expected = -1;
        for (int i = rows.size() - 1; i >= 0; i--) {
          expected = rows.get(i).accepts(method, host, asked) ? i : expected;
        }
        assertThat(routes
                .match(method, host, asked)
                .map(match -> match.route().index())
                .orElse(-1))
            .as("%s %s%s in %s", method, host, asked, rows)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aWideTableIsSearchedByTheCharactersOfWhatIsAsked() {
    Routes routes = Routes.of(r -> {
      for (int i = 0; i < 1000; i++) {
        String action = "show" + i;
        r.get("/p" + i + "-{x}", Rooms.class, action);
        String host = "h" + i + (i % 2 == 0 ? "." : ".com");
        r.scope("/", s -> {
          s.host(host);
          s.get("/", Rooms.class, action);
        });
      }
    });
    assertThat(action(routes, "any", "/p999-1")).isEqualTo("show999");
    assertThat(action(routes, "any", "/p99-9")).isEqualTo("show99");
    assertThat(action(routes, "h998.org", "/")).isEqualTo("show998");
    assertThat(action(routes, "h999.com", "/")).isEqualTo("show999");
    assertThat(action(routes, "h999.org", "/")).isEqualTo("none");
  }

  private static String action(Routes routes, String host, String path) {
    return routes.match("GET", host, path).map(match -> match.route().action()).orElse("none");
  }

  private static String path(Random random) {
    String path = "/";
    for (int depth = random.nextInt(4); depth >= 0 && !path.contains("rest"); depth--) {
      path += (path.equals("/") ? "" : "/") + one(PARTS, random).replace("x", "x" + depth);
    }
    return path;
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
