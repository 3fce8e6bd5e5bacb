package dev.lockstep.run;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.run.WatchedStep.Result;
import dev.lockstep.spi.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A migration that gives up because it would have to wait for a lock did right, and is deployed again a little later.
 *
 * @param scenes what was in its way
 */
record SceneRetry(Set<Scene> scenes) {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** What the server says, for tools that pass on its words without the code. */
    private static final List<String> WORDS =
            List.of(LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout", "could not obtain lock on relation");

    /** Returns whether {@code behind}, which ran into the scenes, is to be tried once more without them. */
    boolean isDue(Result behind) {
        return !scenes.isEmpty()
                && behind.outcome() instanceof Outcome.Failed failed
                && gaveUp(failed, behind.watched());
    }

    private static boolean gaveUp(Outcome.Failed failed, Watched watched) {
        return watched.statements().stream()
                        .map(StatementSeen::error)
                        .anyMatch(error -> error.startsWith(LOCK_NOT_AVAILABLE))
                || WORDS.stream().anyMatch(failed.problem().text()::contains);
    }

    /** Returns how the migration ended without the scenes, with what became of it behind them told among the scenes. */
    Result told(Result behind, Result alone) {
        List<String> told = new ArrayList<>(behind.watched().scenes());
        told.add((alone.outcome().isCompleted()
                        ? "gave up cleanly after lock_timeout behind "
                        : "gave up after lock_timeout and failed again without ")
                + scenes.stream().sorted().map(scene -> "the " + words(scene)).collect(Collectors.joining(" and "))
                + traffic(behind.watched()));
        Watched seen = alone.watched();
        return new Result(
                alone.outcome(),
                new Watched(
                        seen.statements(),
                        seen.victims(),
                        seen.relations(),
                        seen.traffic(),
                        seen.selfBlocks(),
                        told,
                        seen.unseen()));
    }

    private static String words(Scene scene) {
        return scene.toString().replace('-', ' ') + (scene == Scene.LONG_READER ? "" : " session");
    }

    private static String traffic(Watched behind) {
        return behind.traffic().stream()
                .max(Comparator.comparingLong(TrafficSeen::worstMicros))
                .map(worst -> "; meanwhile a request to " + worst.name() + " took up to " + worst.worstMicros() / 1_000
                        + " ms")
                .orElse("");
    }
}
