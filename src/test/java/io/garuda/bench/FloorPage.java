package io.garuda.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The contract's page from a plain servlet, without session, token or escapes, behind nothing. */
public final class FloorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
        .append("<meta charset=\"utf-8\">\n<title>Contract</title>\n</head>\n<body><main>\n")
        .append("<h1>Items</h1>\n<ul>\n");
    for (int item = 1; item <= 20; item++) {
      page.append("<li>Item ").append(item).append("</li>\n");
    }
    byte[] body =
        page.append("</ul>\n</main></body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
