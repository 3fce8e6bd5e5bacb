package dev.lockstep.report;

import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.lock.LockWait;
import dev.lockstep.report.Lane.HoldBar;
import dev.lockstep.report.Lane.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what was locked into lanes, and tells those that matter from those that can be folded away. */
final class LaneBuilder {

    private static final Comparator<HoldBar> BY_TIME =
            Comparator.comparing(bar -> bar.hold().acquired().earliestMicros());

    /** Those that are shown first, then by what they cost others, then by name. */
    private static final Comparator<Lane> WORST_FIRST = Comparator.comparing(Lane::weight)
            .thenComparing(Comparator.comparing(LaneBuilder::blockedMicros).reversed())
            .thenComparing(lane -> lane.target().name());

    private final Watched watched;
    private final BlockingHolds blocking;

    LaneBuilder(Watched watched) {
        this.watched = watched;
        this.blocking = new BlockingHolds(watched);
    }

    List<Lane> build() {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (StatementSeen statement : watched.statements()) {
            for (LockHold hold : statement.locks()) {
                draft(hold.target(), drafts)
                        .holds
                        .add(new HoldBar(
                                statement.number(), hold, blocking.isInTheWay(hold) ? Weight.SHOWN : Weight.FOLDED));
            }
            statement.waits().forEach(wait -> draft(wait.target(), drafts).waits.add(wait));
        }
        watched.victims().forEach(wait -> draft(wait.target(), drafts).victims.add(wait));
        return drafts.values().stream().map(Draft::lane).sorted(WORST_FIRST).toList();
    }

    private static Draft draft(LockTarget target, Map<String, Draft> drafts) {
        return drafts.computeIfAbsent(target.kind() + " " + target.name(), key -> new Draft(target));
    }

    private static long blockedMicros(Lane lane) {
        long held = lane.holds().stream()
                .filter(bar -> bar.weight() == Weight.SHOWN)
                .mapToLong(bar -> bar.hold().held().micros())
                .sum();
        long waited =
                lane.waits().stream().mapToLong(wait -> wait.waited().micros()).sum();
        return held + waited;
    }

    /** A lane while it is being filled. */
    private static final class Draft {
        private final LockTarget target;
        private final List<HoldBar> holds = new ArrayList<>();
        private final List<LockWait> waits = new ArrayList<>();
        private final List<LockWait> victims = new ArrayList<>();

        Draft(LockTarget target) {
            this.target = target;
        }

        Lane lane() {
            boolean shown = !waits.isEmpty()
                    || !victims.isEmpty()
                    || holds.stream().anyMatch(bar -> bar.weight() == Weight.SHOWN);
            holds.sort(BY_TIME);
            victims.sort(Comparator.comparing(wait -> wait.since().earliestMicros()));
            return new Lane(target, shown ? Weight.SHOWN : Weight.FOLDED, holds, waits, victims);
        }
    }
}
