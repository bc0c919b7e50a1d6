package io.garuda.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.server.InstalledServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an empty folder to an application with pages, channels, a database and logins, on each server. */
class ApplicationGenerated {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static Workshop workshop;
  private static Path project;
  private static Duration untilFirstPage;

  @BeforeAll
  static void generate() throws Exception {
    workshop = Workshop.open("all");
    long begin = System.nanoTime();
    workshop.garuda("new", "my_app");
    project = workshop.folder().resolve("my_app");
    try (Workshop.Served served = workshop.serve(project, "./garuda", "server", "--port", "0")) {
      assertThat(new Visitor(served.address()).page("", 200)).contains("Welcome to My App");
      untilFirstPage = Duration.ofNanos(System.nanoTime() - begin);
    }
    for (String command : new String[] {
      "gen.controller Hello index show about",
      "gen.controller Status index show --json",
      "gen.channel Room",
      "gen.socket Admin",
      "gen.presence",
      "gen.html Blog Post posts title:string body:text views:integer live:boolean",
      "gen.html Blog Comment comments body:text post_id:references:posts at:datetime born:date",
      "gen.json Shop Product products name:string price:decimal",
      "gen.json Shop Order orders code:uuid stock:bigint weight:float sold_at:time done:boolean",
      "gen.auth",
    }) {
      workshop.project(project, command.split(" "));
    }
    // for a server that is told nothing
    Files.writeString(
        project.resolve("src/main/webapp/WEB-INF/garuda.properties"),
        "garuda.secret=" + workshop.project(project, "gen.secret").strip()
            + "\ndatabase.url=jdbc:h2:mem:application;DB_CLOSE_DELAY=-1\n");
    System.out.println(workshop
        .maven(project, "--batch-mode", "verify")
        .lines()
        .filter(line -> line.matches(".*Tests run: \\d+, .*Skipped: \\d+"))
        .toList());
    System.out.println("first page after " + untilFirstPage.toMillis() + " ms");
  }

  @Test
  void theFirstPageComesWithinAMinute() {
    assertThat(untilFirstPage).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void itsRoutesAreListed() throws Exception {
    assertThat(workshop.project(project, "routes"))
        .containsPattern("GET +/posts/\\{id} +PostController +show")
        .containsPattern("WS +/admin-socket/websocket +AdminSocket");
    assertThat(workshop.project(project, "routes", "myapp.web.AppRouter")).contains("/api/orders");
  }

  @Test
  void asAWarItRunsByItself() throws Exception {
    try (Workshop.Served served = workshop.serve(
        project, JAVA, "-jar", "target/my_app.war", "--port", "0", "--context", "/app")) {
      new Visitor(served.address()).usesAllOfIt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apache-tomcat-10", "apache-tomcat-11", "payara"})
  void itRunsOnEachServer(String name) throws Exception {
    Path home;
    try (Stream<Path> homes = Files.list(Path.of(System.getProperty("garuda.servers")))) {
      home = homes
          .filter(one -> one.getFileName().toString().startsWith(name))
          .findAny()
          .orElseThrow();
    }
    Path war = project.resolve("target/my_app.war");
    try (InstalledServer server = InstalledServer.start(name, home, Map.of("/my_app", war))) {
      new Visitor(server.address().resolve("/my_app/")).usesAllOfIt();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-html",
        "--no-channels --package com.example.shop",
        "--no-html --no-channels --no-database"
      })
  void whatIsLeftOutIsNotMissed(String options) throws Exception {
    Workshop other = Workshop.open("without" + options.replaceAll("\\W+", "-"));
    other.garuda(("new shop " + options).split(" "));
    Path shop = other.folder().resolve("shop");
    other.project(shop, "gen.controller", "Status", "index", "--json");
    if (!options.contains("--no-database")) {
      other.project(shop, "gen.json", "Shop", "Product", "products", "name");
    }
    if (!options.contains("--no-html")) {
      other.project(shop, "gen.auth");
    }
    other.project(shop, "gen.socket", "User");
    other.project(shop, "gen.channel", "Room");
    assertThat(other.maven(shop, "--batch-mode", "verify")).contains("BUILD SUCCESS");
  }
}
