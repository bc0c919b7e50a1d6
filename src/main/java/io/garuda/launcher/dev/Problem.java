package io.garuda.launcher.dev;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why there is nothing newer to show.
 *
 * @param title such as {@code The project does not compile}
 * @param faults each with its source
 * @param details text behind them, such as a stack trace; may be empty
 */
public record Problem(String title, List<Fault> faults, String details) {
  /** Where the page asks whether it is still right; answered by the server, not by the application. */
  public static final String STATE_PATH = "/garuda/problem";

  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>
          :root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%%, Canvas); --soft: color-mix(in srgb, CanvasText 6%%, Canvas); --accent: #d9480f }
          body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText }
          header { padding: 1.5rem 2rem; border-bottom: 3px solid var(--accent); background: var(--soft) }
          h1 { font-size: 1.25rem; margin: 0 }
          header p { margin: .3rem 0 0; opacity: .75 }
          main { padding: 1rem 2rem 3rem; max-width: 75rem }
          h2 { font: 600 14px/1.5 ui-monospace, monospace; margin: 1.5rem 0 .2rem; overflow-wrap: anywhere }
          p.message { font: 13px/1.5 ui-monospace, monospace; margin: .2rem 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; color: var(--accent) }
          ol, pre { list-style: none; margin: 0; padding: .5rem 0; border: 1px solid var(--line); border-radius: 6px; overflow: auto; font: 13px/1.55 ui-monospace, monospace }
          pre { padding: .7rem }
          li { padding: 0 .7rem; white-space: pre } li b { font-weight: 400; display: inline-block; width: 3.5em; opacity: .5 }
          .here { background: color-mix(in srgb, var(--accent) 18%%, Canvas) }
        </style>
      </head>
      <body>
      <header><h1>%1$s</h1><p>It goes away by itself once it is mended.</p></header>
      <main>
      %2$s</main>
      <script>
        setInterval(async () => {
          const answer = await fetch("%3$s").catch(() => null);
          if (answer?.ok && (await answer.text()) !== "%4$s") {
            location.reload();
          }
        }, 400);
      </script>
      </body>
      </html>
      """;

  /** Will tell of sources that the compiler does not accept. */
  public static Problem ofFaults(List<Fault> faults) {
    return new Problem("The project does not compile", faults, "");
  }

  /** Will tell of an application that compiles, but does not start. */
  public static Problem ofStart(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return new Problem("The application does not start", List.of(), trace.toString());
  }

  /** Will tell of Maven, or of what it built. */
  public static Problem ofProject(String message) {
    return new Problem("The project cannot be built", List.of(), message);
  }

  /**
   * Will show it as a page, which loads itself again as soon as the state is another.
   *
   * @param state of the server, as {@link #STATE_PATH} tells it
   */
  public String page(String state) {
    StringBuilder body = new StringBuilder();
    faults.forEach(fault -> append(fault, body));
    if (!details.isEmpty()) {
      body.append("<pre>").append(escape(details)).append("</pre>\n");
    }
    return PAGE.formatted(escape(title), body, STATE_PATH, state);
  }

  private static void append(Fault fault, StringBuilder body) {
    body.append("<h2>").append(escape(fault.place())).append("</h2>\n<p class=\"message\">");
    body.append(escape(fault.message())).append("</p>\n");
    if (!fault.source().isEmpty()) {
      body.append("<ol>");
      for (Fault.Line line : fault.source()) {
        body.append(line.here() ? "<li class=\"here\"><b>" : "<li><b>")
            .append(line.number())
            .append("</b>")
            .append(escape(line.text()))
            .append("</li>");
      }
      body.append("</ol>\n");
    }
  }

  /** Will show it in a terminal, and to clients that want no page. */
  public String text() {
    String list = faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    return (title + "\n" + list + "\n" + details).strip();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
