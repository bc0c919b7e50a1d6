package io.garuda.contract;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Beside the contract: a servlet that knows nothing of Garuda, and answers as it is told. */
@WebServlet("/servlet/*")
public final class SentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/410" -> response.sendError(410, "a message for nobody");
      case "/late" -> {
        response.getWriter().print("half an ");
        response.flushBuffer();
        throw new IOException("the client asked for half an answer");
      }
      case "/throws" -> throw new IOException("the client asked for an error");
      case "/redirect" -> response.sendRedirect("/elsewhere");
      default -> response.getWriter().print("a servlet");
    }
  }
}
