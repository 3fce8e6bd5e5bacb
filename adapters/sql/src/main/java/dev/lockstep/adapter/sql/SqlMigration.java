package dev.lockstep.adapter.sql;

import dev.lockstep.migration.Migration;
import java.util.Optional;

/** A migration with the scripts that make and undo it. */
record SqlMigration(Migration migration, SqlScript up, Optional<SqlScript> down) {}
