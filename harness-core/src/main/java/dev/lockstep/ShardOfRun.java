package dev.lockstep;

import dev.lockstep.migration.Migration;
import dev.lockstep.plan.Journey;
import dev.lockstep.plan.LatestPlanner;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.RoundTripPlanner;
import dev.lockstep.plan.ShardPlanner;
import dev.lockstep.plan.StairwayPlanner;
import dev.lockstep.plan.Step;
import dev.lockstep.report.Circumstances;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Share;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * Which of the migrations a run looks at, where several machines share a suite, and what that leaves unsaid.
 *
 * @param settings what was asked for
 */
record ShardOfRun(RunSettings settings) {

    Planner planner() {
        Share share = settings.volume().shard();
        if (!share.isWhole()) {
            return new ShardPlanner(settings.journey(), settings.latest(), share::first, share::end);
        }
        return switch (settings.journey()) {
            case STAIRWAY -> new StairwayPlanner();
            case ROUND_TRIP -> new RoundTripPlanner();
            case LATEST -> new LatestPlanner(settings.latest());
        };
    }

    /** Returns what a reader must know of a shard that looks at some migrations. */
    Circumstances circumstances(List<Migration> all, Plan plan) {
        if (settings.volume().shard().isWhole()) {
            return Circumstances.usual();
        }
        List<String> here = plan.steps().stream()
                .filter(step -> step instanceof Step.Apply)
                .map(step -> step.span().first().value())
                .distinct()
                .toList();
        String words = "shard " + settings.volume().shard() + ": looks at " + here.size() + " of " + all.size()
                + " migrations, " + here.get(0) + (here.size() == 1 ? "" : " to " + here.get(here.size() - 1));
        return new Circumstances(Optional.empty(), words, "", "");
    }

    /** Returns what a reader must know of a shard that has nothing to do. */
    Circumstances leftToOthers(List<Migration> all) {
        String why = settings.journey() == Journey.ROUND_TRIP
                ? "a round trip cannot be shared, and shard 1 makes all of it"
                : "there are more shards than migrations to look at, of which the project has " + all.size();
        return new Circumstances(
                Optional.empty(), "", "shard " + settings.volume().shard() + ": nothing is looked at here; " + why, "");
    }

    /** Returns the judgement without what a part of the migrations cannot tell. */
    Judgement judgement(Judgement judgement) {
        return settings.volume().shard().isWhole()
                ? judgement
                : judgement.withoutUnused(suppression -> suppression.migration().equals(Suppression.EVERY_MIGRATION));
    }
}
