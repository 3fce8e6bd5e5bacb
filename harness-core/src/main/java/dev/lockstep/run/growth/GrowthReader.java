package dev.lockstep.run.growth;

import dev.lockstep.journal.Growth;
import dev.lockstep.journal.Growth.Cost;
import dev.lockstep.journal.Growth.Shape;
import dev.lockstep.journal.Growth.Work;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.Measure;
import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Step;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.GrowthVolumes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from runs at two volumes which costs of which statements grow with the rows of which table. Pure. */
public final class GrowthReader {

    private final GrowthVolumes volumes;

    /** What was read, and what the runs do not tell. */
    public record Read(List<Growth> growth, List<Problem> unknown) {
        public Read {
            growth = List.copyOf(growth);
            unknown = List.copyOf(unknown);
        }
    }

    public GrowthReader(GrowthVolumes volumes) {
        this.volumes = volumes;
    }

    /**
     * Compares the first up of every migration that went up at both volumes.
     *
     * @param smalls equal runs at the small volume, one at least; the first says what was counted, a cost is the least of all
     */
    public Read read(List<Journal> smalls, Journal large) {
        Journal small = smalls.get(0);
        List<Growth> growth = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        for (Migration migration : small.plan().migrations()) {
            String id = migration.id().value();
            Optional<Observation> smallUp = up(small, id);
            Optional<Observation> largeUp = up(large, id);
            if (smallUp.isPresent() && largeUp.isPresent()) {
                Comparison comparison = new Comparison(id, smallUp.get(), again(smalls, id), largeUp.get());
                growth.addAll(comparison.costs());
                unknown.addAll(comparison.lonely());
            }
        }
        return new Read(growth, unknown);
    }

    private static List<List<StatementSeen>> again(List<Journal> smalls, String migration) {
        return smalls.stream()
                .skip(1)
                .flatMap(journal -> up(journal, migration).stream())
                .map(up -> up.watched().statements())
                .toList();
    }

    private static Optional<Observation> up(Journal journal, String migration) {
        return journal.observations().stream()
                .filter(observation -> observation.step() instanceof Step.Apply apply
                        && apply.migration().value().equals(migration)
                        && observation.outcome().isCompleted())
                .findFirst();
    }

    /** One migration at both volumes. */
    private final class Comparison {
        private final String migration;
        private final Observation small;
        private final Observation large;
        private final LeastCosts least;
        private final StatementPair.Matched matched;

        private record What(String text, Cost cost, String on, Optional<LockMode> mode) {}

        Comparison(String migration, Observation small, List<List<StatementSeen>> again, Observation large) {
            this.migration = migration;
            this.small = small;
            this.large = large;
            this.least = new LeastCosts(small.watched().statements(), again);
            this.matched = StatementPair.match(
                    small.watched().statements(), large.watched().statements());
        }

        /** Returns each cost of each text once, as it was where it was largest. */
        List<Growth> costs() {
            Map<What, Growth> costs = new LinkedHashMap<>();
            for (StatementPair pair : matched.pairs()) {
                List<Growth> found = new ArrayList<>(holds(pair));
                statement(pair).ifPresent(found::add);
                for (Growth one : found) {
                    costs.merge(
                            new What(one.statement(), one.cost(), one.on(), one.mode()),
                            one,
                            (old, now) -> now.large().micros() > old.large().micros() ? now : old);
                }
            }
            return List.copyOf(costs.values());
        }

        private List<Growth> holds(StatementPair pair) {
            CountedWork work = CountedWork.of(
                    untilRelease(pair.small(), small.watched().statements()),
                    untilRelease(pair.large(), large.watched().statements()));
            List<Growth> holds = new ArrayList<>();
            for (LockHold hold : pair.small().locks()) {
                if (blocksOthers(hold, small)) {
                    pair.large().locks().stream()
                            .filter(other -> LeastCosts.isSame(hold, other))
                            .findFirst()
                            .map(other -> growth(
                                    pair,
                                    Cost.HELD,
                                    Optional.of(hold.mode()),
                                    hold.target().name(),
                                    work,
                                    least.held(pair.small(), hold),
                                    other.held()))
                            .ifPresent(holds::add);
                }
            }
            return holds;
        }

        private Optional<Growth> statement(StatementPair pair) {
            CountedWork work = CountedWork.of(List.of(pair.small()), List.of(pair.large()));
            boolean idle =
                    work.all().isEmpty() && pair.small().locks().stream().noneMatch(hold -> blocksOthers(hold, small));
            return idle
                    ? Optional.empty()
                    : Optional.of(growth(
                            pair,
                            Cost.STATEMENT,
                            Optional.empty(),
                            "",
                            work,
                            least.took(pair.small()),
                            Measure.exactly(pair.large().tookMicros())));
        }

        private Growth growth(
                StatementPair pair,
                Cost cost,
                Optional<LockMode> mode,
                String on,
                CountedWork work,
                Measure smallCost,
                Measure largeCost) {
            double ratio = (double) volumes.large() / volumes.small();
            Optional<String> follows = work.growing(ratio).stream()
                    .map(Work::table)
                    .filter(table -> !isNew(table, small) && hasMoreRows(table))
                    .findFirst();
            long smallRows = follows.map(table -> rows(table, small)).orElse(0L);
            long largeRows = follows.map(table -> rows(table, large)).orElse(0L);
            if (smallRows < 1 || largeRows <= smallRows) {
                smallRows = volumes.small();
                largeRows = volumes.large();
            }
            double rowRatio = (double) largeRows / smallRows;
            return new Growth(
                    migration,
                    "up",
                    pair.small().sql(),
                    cost,
                    mode,
                    on,
                    follows.map(table -> work.shape(table, rowRatio)).orElse(Shape.CONSTANT),
                    follows.orElse(""),
                    smallRows,
                    largeRows,
                    smallCost,
                    largeCost,
                    work.all());
        }

        /** A small table that is read again for each row of another is not what the cost follows. */
        private boolean hasMoreRows(String table) {
            return rows(table, small) == 0 || rows(table, large) > rows(table, small);
        }

        /** Returns what of the statements nothing is known, because one run only shows them. Those that block nobody do not matter. */
        List<Problem> lonely() {
            return matched.lonely().stream()
                    .filter(statement -> statement.locks().stream()
                            .anyMatch(hold -> blocksOthers(hold, small) && blocksOthers(hold, large)))
                    .map(statement -> Problem.what("how the cost of a statement grows is not known")
                            .where("migration " + migration)
                            .said(statement.sql())
                            .said("it was sent at only one of the two volumes")
                            .remedy("let the migration send the same statements whatever the tables hold"))
                    .toList();
        }
    }

    private static boolean blocksOthers(LockHold hold, Observation step) {
        return hold.mode().blocksWrites()
                && hold.target().kind().holdsRows()
                && !isNew(hold.target().name(), step);
    }

    /** Returns the statements during which a lock that {@code first} took is held: all that follow in its transaction. */
    private static List<StatementSeen> untilRelease(StatementSeen first, List<StatementSeen> statements) {
        return statements.stream()
                .filter(statement -> statement.number() == first.number()
                        || (statement.transaction() == first.transaction()
                                && statement.session() == first.session()
                                && statement.number() > first.number()))
                .toList();
    }

    private static boolean isNew(String table, Observation step) {
        return relation(table, step)
                .filter(relation -> relation.fate() == RelationSeen.Fate.CREATED)
                .isPresent();
    }

    private static long rows(String table, Observation step) {
        return relation(table, step).map(RelationSeen::rows).orElse(0L);
    }

    private static Optional<RelationSeen> relation(String table, Observation step) {
        return step.watched().relations().stream()
                .filter(relation -> relation.name().equals(table))
                .findFirst();
    }
}
