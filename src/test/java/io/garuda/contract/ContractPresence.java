package io.garuda.contract;

import io.garuda.presence.Presence;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is on {@code presence:*}. */
@ApplicationScoped
public class ContractPresence extends Presence {}
