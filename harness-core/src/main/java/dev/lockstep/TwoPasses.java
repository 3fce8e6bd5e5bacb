package dev.lockstep;

import dev.lockstep.PreparedRun.Judged;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.plan.Step;
import dev.lockstep.report.EdgesPass;
import dev.lockstep.run.WantedRows;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;

/**
 * A run that begins with edge cases only, because what they break they break in seconds, too, and goes on with all rows if they break
 * nothing.
 *
 * @param edges the pass with edge cases only
 * @param volume the pass with all rows
 */
record TwoPasses(PreparedRun edges, PreparedRun volume) {

    private static final String SEEN_IN = "seen in the pass with edge cases only";

    Judged run(DatabaseServer server) {
        Instant begun = Instant.now();
        Judged first = edges.pass(server);
        if (first.journal().isEmpty()) {
            // What keeps this pass from beginning keeps the other from it, too.
            return first;
        }
        Duration took = Duration.between(begun, Instant.now());
        if (first.judgement().verdict() instanceof Verdict.Failed) {
            EdgesPass only = told(first, took, new WantedRows(volume.settings()).words());
            // Which suppressions nothing needs only shows when all is judged.
            return new Judged(
                    first.journal(),
                    first.judgement().withoutUnused(suppression -> true),
                    first.circumstances().after(only));
        }
        Judged second = volume.pass(server);
        return new Judged(
                second.journal(),
                second.judgement().joined(first.judgement(), SEEN_IN),
                second.circumstances().after(told(first, took, "")));
    }

    private static EdgesPass told(Judged pass, Duration took, String notBegun) {
        return new EdgesPass(
                took.toMillis(),
                pass.journal().map(TwoPasses::rows).orElse(0L),
                pass.judgement().verdict().word(),
                notBegun);
    }

    private static long rows(Journal journal) {
        return journal.observations().stream()
                .filter(observation -> observation.step() instanceof Step.Load)
                .map(Observation::loads)
                .flatMap(loads -> loads.stream())
                .mapToLong(TableLoad::rows)
                .sum();
    }
}
