package {{package}}.web;

import io.garuda.presence.Presence;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is on which topic. Override {@code fetch} to add what the database knows of them. */
@ApplicationScoped
public class {{class}}Presence extends Presence {}
