package dev.lockstep.adapter.contract;

import dev.lockstep.spi.Capability;
import java.util.EnumSet;
import java.util.Set;

/**
 * A small history of migrations that every tool can tell in its own idiom. Tables are in schema {@code public}.
 */
public enum ContractStory {
    /**
     * Three migrations, each with a working down if the tool has {@link Capability#REVERT}.
     *
     * <ol>
     *   <li>creates table {@code customer (id bigint primary key, name text)}
     *   <li>adds column {@code customer.status text} and, where the tool can, gives every row the value {@code new}
     *   <li>creates index {@code customer_name_idx} on {@code customer (name)}, with {@code CONCURRENTLY} if the tool has
     *       {@link Capability#NON_TRANSACTIONAL}
     * </ol>
     */
    GOOD,

    /**
     * Two migrations. The first is that of {@link #GOOD}; the second creates table {@code half_way (id bigint)}, then refers
     * to table {@code no_such_table}, which the server refuses with SQLSTATE 42P01.
     */
    UP_FAILS,

    /** One migration that is the first of {@link #GOOD}, and whose down refers to table {@code no_such_table}. */
    DOWN_FAILS,

    /** Two migrations, the first two of {@link #GOOD}; the second has no down and nobody says why. */
    DOWN_MISSING,

    /**
     * Two migrations, the first two of {@link #GOOD}; the second is declared irreversible, in the tool's own way or by a
     * comment, because {@value #REASON}.
     */
    IRREVERSIBLE,

    /** {@link #GOOD} in which the first migration creates a further column {@code customer.note text}. */
    EDITED,

    /** One migration that runs {@code SELECT pg_sleep(3600)}. */
    HANGS,

    /** A project without any migration. */
    EMPTY;

    /** Why the second migration of {@link #IRREVERSIBLE} is. */
    public static final String REASON = "the old values are gone";

    /** Returns whether a tool of these capabilities must be able to tell this story. */
    boolean requiredBy(Set<Capability> capabilities) {
        if (this == EDITED) {
            return capabilities.contains(Capability.CHECKSUMS);
        }
        return EnumSet.of(GOOD, UP_FAILS).contains(this);
    }
}
