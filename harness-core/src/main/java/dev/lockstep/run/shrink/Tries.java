package dev.lockstep.run.shrink;

import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.SmallestFailure.Pasting;
import dev.lockstep.postgres.rows.RowSink;
import dev.lockstep.spi.Database;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Moves a migration on chosen rows, a limited number of times. */
final class Tries implements DeltaDebugging.Limit {

    private static final int MOST = 60;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Rerun rerun;
    private final Failure wanted;
    private OptionalLong begun = OptionalLong.empty();
    private int made;

    Tries(Rerun rerun, Failure wanted) {
        this.rerun = rerun;
        this.wanted = wanted;
    }

    int made() {
        return made;
    }

    @Override
    public boolean isReached() {
        return made >= MOST || (begun.isPresent() && System.nanoTime() - begun.getAsLong() > LONGEST.toNanos());
    }

    /** Returns whether the migration fails alike in the database as it is. */
    boolean failAsItIs() {
        made++;
        return rerun.move().filter(wanted::isLike).isPresent();
    }

    /** Returns whether the migration fails alike on {@code rows} alone. */
    boolean fail(Database.Template bare, List<InsertableRow> rows, Pasting pasting) {
        // What it took to find out whether rows are to blame at all, perhaps in a large database, is no part of the
        // search.
        begun = begun.isPresent() ? begun : OptionalLong.of(System.nanoTime());
        boolean written = rerun.doing("write chosen rows", () -> {
            rerun.database().restore(bare);
            return new RowSink(rerun.database()).write(rows, pasting).isEmpty();
        });
        return written && failAsItIs();
    }
}
