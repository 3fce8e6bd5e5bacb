package dev.lockstep.run;

import dev.lockstep.spi.DataPlan;
import dev.lockstep.spi.RowCounts;
import dev.lockstep.spi.Share;
import java.util.Locale;
import java.util.Optional;

/**
 * What is only asked for where there are many rows.
 *
 * @param data what the rows are to be like
 * @param edgesFirst whether the journey is made with edge cases only before it is made with all rows
 * @param kept whether what was loaded by an earlier run with the same key is taken again
 * @param baseline the figures of earlier runs, against which those of this one are held
 * @param shard which part of the migrations is looked at here, where several machines share a suite
 */
public record VolumeSettings(
        DataPlan data, EdgesFirst edgesFirst, KeptRows kept, Optional<BaselineChoice> baseline, Share shard) {

    /** Returns the settings of a user who wrote none. */
    public static VolumeSettings standard() {
        return new VolumeSettings(
                DataPlan.standard(), EdgesFirst.WHEN_MANY_ROWS, KeptRows.REUSED, Optional.empty(), Share.whole());
    }

    /** Returns these settings for a run with edge cases only: as few rows as that takes, all of them here, kept for nobody. */
    VolumeSettings edgesOnly() {
        return new VolumeSettings(alike(Share.whole()), EdgesFirst.NEVER, KeptRows.NOT_KEPT, Optional.empty(), shard);
    }

    /** Returns these settings for a run whose number of rows is the same in every table, because it is what is varied. */
    VolumeSettings measuring() {
        return new VolumeSettings(alike(data.share()), edgesFirst, kept, Optional.empty(), shard);
    }

    private DataPlan alike(Share share) {
        return new DataPlan(RowCounts.alike(), Optional.empty(), data.edges(), share, data.connections());
    }

    /** Whether there is a run with edge cases only, before the one with all rows. */
    public enum EdgesFirst {
        /** Where some table is to have more than 10,000 rows. */
        WHEN_MANY_ROWS,
        ALWAYS,
        NEVER;

        /** Returns the word for it: {@code when-many-rows}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What happens to loaded rows that are kept for later runs. */
    public enum KeptRows {
        /** Taken again while migrations and settings are the same. */
        REUSED,
        /** Neither taken nor kept. */
        NOT_KEPT
    }
}
