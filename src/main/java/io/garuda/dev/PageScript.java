package io.garuda.dev;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Puts the module that loads pages again into each page that a browser goes to, whoever answers with it.
 *
 * <p>And lets browsers ask for each file again: what they keep by a guess of their own may be out of date.
 */
public final class PageScript implements Filter {
  private static final String MODULE = "/garuda/reload.mjs";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse out) {
      out.setHeader("Cache-Control", "no-cache");
      if (isPage(asked)) {
        ScriptedResponse scripted = new ScriptedResponse(out, tag(asked.getContextPath()));
        chain.doFilter(request, scripted);
        if (!request.isAsyncStarted()) {
          scripted.begin();
        }
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isPage(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  static String tag(String contextPath) {
    return "<script type=\"module\" src=\"" + contextPath + MODULE + "\"></script>";
  }
}
