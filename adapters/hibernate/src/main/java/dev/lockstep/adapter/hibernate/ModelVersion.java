package dev.lockstep.adapter.hibernate;

import dev.lockstep.migration.Migration;

/** One version of a model: the schema update to it is the migration. */
record ModelVersion(Migration migration, MappedClasses classes) {}
