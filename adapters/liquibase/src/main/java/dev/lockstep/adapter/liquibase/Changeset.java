package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.Migration;

/** A migration of the harness and the key that Liquibase knows it by. */
record Changeset(Migration migration, ChangesetKey key) {}
