package dev.lockstep.run.shrink;

import dev.lockstep.journal.InsertableRow;
import dev.lockstep.journal.SmallestFailure;
import dev.lockstep.journal.SmallestFailure.Cause;
import dev.lockstep.journal.SmallestFailure.Extent;
import dev.lockstep.journal.SmallestFailure.Pasting;
import dev.lockstep.postgres.rows.RowSource;
import dev.lockstep.postgres.rows.SourceRow;
import dev.lockstep.postgres.rows.TableShape;
import dev.lockstep.spi.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fewest rows on which a migration fails as it did. Leaves the run's database as it was found.
 *
 * <p>A failure is alike if its SQLSTATE and its words are; other values in them do not count where they depend on which row came first.
 */
public final class RowShrinker {

    private static final int MOST_ROWS_OF_A_TABLE = 2_000;
    private static final int MOST_ROWS_TO_SHOW = 100;

    private final Rerun rerun;

    public RowShrinker(Rerun rerun) {
        this.rerun = rerun;
    }

    /** Returns what was found about {@code failure}; nothing if there are no rows that could be to blame. */
    public Optional<SmallestFailure> shrink(Failure failure) {
        Tries tries = new Tries(rerun, failure);
        try (Database.Template failed =
                rerun.doing("keep the failed state", () -> rerun.database().save())) {
            try {
                return begin(failure, tries, failed);
            } finally {
                rerun.doing("bring back the failed state", () -> {
                    rerun.database().restore(failed);
                    return failed;
                });
            }
        }
    }

    private Optional<SmallestFailure> begin(Failure failure, Tries tries, Database.Template failed) {
        // What the tool rolled back is as it was before; what it could not roll back is made again.
        boolean untouched = tries.failAsItIs();
        if (!untouched && !rerun.makeAgain()) {
            return Optional.of(SmallestFailure.without(Cause.UNREPEATED, tries.made()));
        }
        if (untouched) {
            return search(failure, tries, failed);
        }
        try (Database.Template again =
                rerun.doing("keep the state before", () -> rerun.database().save())) {
            return tries.failAsItIs()
                    ? search(failure, tries, again)
                    : Optional.of(SmallestFailure.without(Cause.UNREPEATED, tries.made()));
        }
    }

    private Optional<SmallestFailure> search(Failure failure, Tries tries, Database.Template before) {
        if (!rerun.makeBare()) {
            return Optional.of(SmallestFailure.without(Cause.MIGRATION, tries.made()));
        }
        try (Database.Template bare = rerun.doing(
                        "keep the state without rows", () -> rerun.database().save());
                Database full =
                        rerun.doing("copy the rows", () -> rerun.server().create("rows", before));
                RowSource source = RowSource.open(full, rerun.leftOut(), rerun::edge)) {
            Family family = new Family(source, rowsOf(bare));
            if (tries.failAsItIs()) {
                return Optional.of(SmallestFailure.without(Cause.MIGRATION, tries.made()));
            }
            return new Search(failure, tries, bare, source, family).run();
        }
    }

    /** The rows that migrations write themselves. */
    private Set<String> rowsOf(Database.Template bare) {
        Set<String> rows = new HashSet<>();
        try (Database copy = rerun.doing(
                        "copy the state without rows", () -> rerun.server().create("bare", bare));
                RowSource source = RowSource.open(copy, rerun.leftOut(), (type, text) -> "")) {
            source.shapes().values().forEach(table -> source.first(table, 10 * MOST_ROWS_OF_A_TABLE)
                    .forEach(row -> rows.add(Family.name(row))));
        }
        return rows;
    }

    /** One search, with all that it needs at hand. */
    private static final class Search {
        private final Failure failure;
        private final Tries tries;
        private final Database.Template bare;
        private final RowSource source;
        private final Family family;

        Search(Failure failure, Tries tries, Database.Template bare, RowSource source, Family family) {
            this.failure = failure;
            this.tries = tries;
            this.bare = bare;
            this.source = source;
            this.family = family;
        }

        Optional<SmallestFailure> run() {
            List<TableShape> all = List.copyOf(source.shapes().values());
            List<TableShape> named = all.stream()
                    .filter(table -> failure.names(table.name().name()))
                    .toList();
            List<SourceRow> start = hinted(named.isEmpty() ? all : named);
            start = start.isEmpty() ? rows(named) : start;
            start = start.isEmpty() ? rows(all) : start;
            if (start.isEmpty()) {
                return Optional.of(SmallestFailure.without(Cause.MANY_ROWS, tries.made()));
            }
            List<SourceRow> smallest = new DeltaDebugging<>(this::fails, tries).smallest(start);
            List<SourceRow> whole = family.of(smallest);
            if (whole.size() > MOST_ROWS_TO_SHOW) {
                return Optional.of(SmallestFailure.without(Cause.MANY_ROWS, tries.made()));
            }
            List<SourceRow> narrow =
                    new ColumnShrinker(source.shapes(), this::failsExactly, failure::names, tries).smallest(whole);
            Extent extent = tries.isReached() ? Extent.CUT_SHORT : Extent.SMALLEST;
            boolean plain = tries.fail(bare, insertable(narrow), Pasting.AS_THEY_ARE);
            return Optional.of(new SmallestFailure(
                    Cause.ROWS,
                    insertable(narrow),
                    tries.made(),
                    extent,
                    plain ? Pasting.AS_THEY_ARE : Pasting.WITH_TRIGGERS_QUIET));
        }

        private List<SourceRow> hinted(List<TableShape> tables) {
            for (List<SourceRow> rows : new Hints(source).of(failure, tables)) {
                if (!tries.isReached() && fails(rows)) {
                    return rows;
                }
            }
            return List.of();
        }

        /** The first rows of each table: those with the edge cases. */
        private List<SourceRow> rows(List<TableShape> tables) {
            List<SourceRow> rows = new ArrayList<>();
            tables.forEach(table -> rows.addAll(source.first(table, MOST_ROWS_OF_A_TABLE)));
            return !rows.isEmpty() && !tries.isReached() && fails(rows) ? rows : List.of();
        }

        private boolean fails(List<SourceRow> rows) {
            return failsExactly(family.of(rows));
        }

        private boolean failsExactly(List<SourceRow> rows) {
            return tries.fail(bare, insertable(rows), Pasting.WITH_TRIGGERS_QUIET);
        }

        private static List<InsertableRow> insertable(List<SourceRow> rows) {
            return rows.stream()
                    .map(row -> new InsertableRow(row.table(), row.cells()))
                    .toList();
        }
    }
}
