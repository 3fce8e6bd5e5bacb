package dev.lockstep.journal;

import dev.lockstep.data.DataDiff;
import dev.lockstep.plan.Purpose;
import dev.lockstep.schema.SchemaDiff;

/** Two captured states held against each other; what may differ depends on the purpose. */
public record Comparison(Purpose purpose, SchemaDiff schema, DataDiff data) {}
