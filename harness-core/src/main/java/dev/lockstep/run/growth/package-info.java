/**
 * Which costs grow with the rows: {@link dev.lockstep.run.growth.GrowthRun} takes the migrations up again at two volumes,
 * {@link dev.lockstep.run.growth.GrowthReader} compares what was counted and measured, statement by statement.
 */
@NullMarked
package dev.lockstep.run.growth;

import org.jspecify.annotations.NullMarked;
