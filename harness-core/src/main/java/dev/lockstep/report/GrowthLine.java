package dev.lockstep.report;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Projection;
import java.util.Optional;

/**
 * How one cost follows the number of rows.
 *
 * @param growth what was measured
 * @param inProduction what it would come to with the rows that were declared for production; empty if none were
 */
public record GrowthLine(Growth growth, Optional<Projection> inProduction) {}
