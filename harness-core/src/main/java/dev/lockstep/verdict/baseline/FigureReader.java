package dev.lockstep.verdict.baseline;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.plan.Step;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding.Direction;
import dev.lockstep.verdict.baseline.Figure.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes the figures of a baseline out of a journal. Passes that failed have none. Of two ups of one migration the quicker counts,
 * because whatever disturbs a measurement makes it longer; of what is counted the larger, because nothing makes that larger but the
 * migration.
 */
public final class FigureReader {

    /** Returns every figure of {@code journal}. */
    public SortedMap<Figure, Long> read(Journal journal) {
        SortedMap<Figure, Long> figures = new TreeMap<>();
        for (Observation observation : journal.observations()) {
            Step step = observation.step();
            boolean pass = step instanceof Step.Apply || step instanceof Step.Revert;
            if (pass
                    && observation.outcome().isCompleted()
                    && !observation.watched().statements().isEmpty()) {
                Direction direction = step instanceof Step.Revert ? Direction.DOWN : Direction.UP;
                new Pass(step.span().toString(), direction, observation.watched())
                        .figures()
                        .forEach((figure, value) -> figures.merge(
                                figure,
                                value,
                                figure.kind().isTime() || figure.kind() == Kind.WAL_BYTES ? Math::min : Math::max));
            }
        }
        return figures;
    }

    /** Returns the text of the first statement that {@code figure} is about, as it was sent; empty if there is none. */
    public String statement(Journal journal, Figure figure) {
        return journal.observations().stream()
                .filter(observation -> observation.step().span().toString().equals(figure.migration()))
                .flatMap(observation -> observation.watched().statements().stream())
                .map(StatementSeen::sql)
                .filter(sql -> StatementShape.of(sql).text().equals(figure.statement()))
                .findFirst()
                .orElse("");
    }

    /** One migration going one way, once. */
    private static final class Pass {
        private final String migration;
        private final Direction direction;
        private final Watched watched;
        private final Set<ObjectName> inUse;
        private final SortedMap<Figure, Long> figures = new TreeMap<>();

        Pass(String migration, Direction direction, Watched watched) {
            this.migration = migration;
            this.direction = direction;
            this.watched = watched;
            this.inUse = watched.relations().stream()
                    .filter(relation -> relation.kind().holdsRows() && relation.fate() != RelationSeen.Fate.CREATED)
                    .map(RelationSeen::table)
                    .collect(Collectors.toSet());
        }

        SortedMap<Figure, Long> figures() {
            long begin = watched.statements().stream()
                    .mapToLong(StatementSeen::startMicros)
                    .min()
                    .orElse(0);
            long end = watched.statements().stream()
                    .mapToLong(StatementSeen::endMicros)
                    .max()
                    .orElse(0);
            sum(Kind.MIGRATION_MICROS, "", "", end - begin);
            watched.statements().forEach(this::statement);
            return figures;
        }

        private void statement(StatementSeen statement) {
            String shape = StatementShape.of(statement.sql()).text();
            sum(Kind.STATEMENT_MICROS, shape, "", statement.tookMicros());
            for (LockHold hold : statement.locks()) {
                Optional<ObjectName> table = hold.target().table().filter(inUse::contains);
                if (table.isPresent() && hold.target().kind().holdsRows()) {
                    greatest(
                            Kind.STRONGEST_LOCK,
                            "",
                            table.get().toString(),
                            hold.mode().ordinal());
                    if (hold.mode().blocksWrites()) {
                        String on = hold.mode() + " on " + table.get();
                        sum(Kind.HELD_MICROS, shape, on, hold.held().atLeastMicros());
                    }
                }
            }
            Effects effects = statement.effects();
            effects.rewrites().stream()
                    .filter(rewrite -> inUse.contains(rewrite.table()))
                    .forEach(rewrite -> sum(Kind.REWRITES, "", rewrite.relation(), 1));
            effects.scans().stream()
                    .filter(scan -> inUse.contains(scan.table()))
                    .forEach(scan -> sum(Kind.ROWS_SCANNED, "", scan.table().toString(), scan.rows()));
            effects.walBytes().ifPresent(bytes -> sum(Kind.WAL_BYTES, "", "", bytes));
        }

        private void sum(Kind kind, String statement, String on, long value) {
            figures.merge(new Figure(migration, direction, kind, statement, on), value, Long::sum);
        }

        private void greatest(Kind kind, String statement, String on, long value) {
            figures.merge(new Figure(migration, direction, kind, statement, on), value, Math::max);
        }
    }
}
