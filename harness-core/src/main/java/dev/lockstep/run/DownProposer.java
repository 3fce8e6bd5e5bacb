package dev.lockstep.run;

import dev.lockstep.data.DataDiff;
import dev.lockstep.data.IntegrityViolation;
import dev.lockstep.journal.DownProposal;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.postgres.session.DownRehearsal;
import dev.lockstep.spi.CapturedState;
import dev.lockstep.spi.MigrationSession;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Derives a down for a migration that is up, and runs it in the run's database, whose state is restored afterwards anyway. */
final class DownProposer {

    /** What a down can break; a foreign key without an index, say, is nothing that was promised. */
    private static final Set<IntegrityViolation.Kind> PROMISES = EnumSet.of(
            IntegrityViolation.Kind.CONSTRAINT_VIOLATED,
            IntegrityViolation.Kind.INDEX_INVALID,
            IntegrityViolation.Kind.SEQUENCE_BEHIND,
            IntegrityViolation.Kind.INVARIANT_BROKEN);

    private final Workbench bench;
    private final StepActions actions;

    DownProposer(Workbench bench, StepActions actions) {
        this.bench = bench;
        this.actions = actions;
    }

    DownProposal propose(MigrationId migration, CapturedState before, CapturedState after) {
        LastRead last = new LastRead(after, actions::read);
        Duration deadline = actions.deadline();
        DownRehearsal.Result result = new DownRehearsal(bench.database(), deadline)
                .rehearse(after.schema(), before.schema(), () -> last.read().schema());
        MigrationSession session = bench.session();
        DataDiff rows = DataDiff.between(before.data(), last.state.data());
        last.state.data().forget(List.of(after.data()));
        return new DownProposal(
                result.down(),
                session.downShape(migration),
                result.remaining(),
                new TreeMap<>(result.refused()),
                rows,
                broken(before, last.state));
    }

    private static List<IntegrityViolation> broken(CapturedState before, CapturedState now) {
        Set<String> known = new HashSet<>();
        before.integrity().forEach(violation -> known.add(name(violation)));
        return now.integrity().stream()
                .filter(violation -> PROMISES.contains(violation.kind()) && !known.contains(name(violation)))
                .toList();
    }

    private static String name(IntegrityViolation violation) {
        return violation.kind() + " " + violation.relation() + " " + violation.object();
    }

    private static final class LastRead {
        private final Supplier<CapturedState> reading;
        private final CapturedState first;
        private CapturedState state;

        LastRead(CapturedState first, Supplier<CapturedState> reading) {
            this.first = first;
            this.state = first;
            this.reading = reading;
        }

        CapturedState read() {
            CapturedState now = reading.get();
            state.data().forget(List.of(first.data(), now.data()));
            state = now;
            return state;
        }
    }
}
