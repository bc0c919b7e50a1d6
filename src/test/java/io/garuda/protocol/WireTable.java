package io.garuda.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file of claims about the wire; {@code package-info} tells how one is written.
 *
 * <p>Steps between a section's title and its first row are done before each of its rows.
 */
final class WireTable {
  private static final Pattern STEP = Pattern.compile("(?:(\\w+): )?(\\S+) ?(.*)");

  /** A claim and the steps that show it. */
  record Row(String name, String place, List<Step> steps, int times, boolean together) {
    @Override
    public String toString() {
      return name + " (" + place + ")";
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private List<Step> before = new ArrayList<>();
  private List<Step> steps = before;
  private String name = "";
  private String place = "";
  private int times = 1;
  private boolean together;

  private WireTable() {}

  static List<Row> read(String file) {
    WireTable table = new WireTable();
    try (InputStream in = WireTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("expected a table, got no file named " + file);
      }
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        table.line(lines.get(i), file + ":" + (i + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.endRow();
    return table.rows;
  }

  private void line(String line, String where) {
    if (line.startsWith("## ")) {
      endRow();
      name = line.substring(3);
      place = where;
      steps = new ArrayList<>(before);
    } else if (line.startsWith("# ")) {
      endRow();
      before = new ArrayList<>();
      steps = before;
      together = false;
    } else if (line.startsWith("  ")) {
      Step last = steps.get(steps.size() - 1);
      last.below().add(line.strip());
    } else if (line.startsWith("times ")) {
      times = Integer.parseInt(line.substring(6));
    } else if (line.equals("together")) {
      together = true;
    } else if (!line.isBlank() && !line.startsWith("//")) {
      Matcher step = STEP.matcher(line);
      if (!step.matches()) {
        throw new IllegalArgumentException("expected a step at " + where + ", got: " + line);
      }
      String party = step.group(1) == null ? "" : step.group(1);
      steps.add(new Step(where, party, step.group(2), step.group(3), new ArrayList<>()));
    }
  }

  private void endRow() {
    if (steps != before) {
      rows.add(new Row(name, place, List.copyOf(steps), times, together));
    }
    times = 1;
    steps = before;
  }
}
