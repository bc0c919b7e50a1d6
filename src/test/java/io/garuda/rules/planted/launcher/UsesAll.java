package io.garuda.rules.planted.launcher;

import io.garuda.rules.planted.conn.Used;
import org.apache.catalina.startup.Tomcat;

/** Uses the framework, and Tomcat outside of the one package for that. */
public final class UsesAll {
  Used framework = new Used();
  Tomcat tomcat = new Tomcat();
}
