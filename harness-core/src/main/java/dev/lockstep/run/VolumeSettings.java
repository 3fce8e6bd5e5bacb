package dev.lockstep.run;

import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.Share;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is only asked for where there are many rows.
 *
 * @param data what the rows are to be like
 * @param edgesFirst whether the journey is made with edge cases only before it is made with all rows
 * @param kept whether what was loaded by an earlier run with the same key is taken again
 * @param baseline the figures of an earlier run, against which those of this one are held
 * @param shard which part of the migrations is looked at here, where several machines share a suite
 */
public record VolumeSettings(
        DataPlan data, EdgesFirst edgesFirst, KeptRows kept, Optional<Path> baseline, Share shard) {

    /** Returns the settings of a user who wrote none. */
    public static VolumeSettings standard() {
        return new VolumeSettings(
                DataPlan.standard(), EdgesFirst.WHEN_MANY_ROWS, KeptRows.REUSED, Optional.empty(), Share.whole());
    }

    /** Whether there is a run with edge cases only, before the one with all rows. */
    public enum EdgesFirst {
        /** Where some table is to have more than 10,000 rows. */
        WHEN_MANY_ROWS,
        ALWAYS,
        NEVER
    }

    /** What happens to loaded rows that are kept for later runs. */
    public enum KeptRows {
        /** Taken again while migrations and settings are the same. */
        REUSED,
        /** Neither taken nor kept. */
        NOT_KEPT
    }
}
