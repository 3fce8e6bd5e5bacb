package dev.lockstep.assertion;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Observation;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.TrafficSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.lock.LockMode;
import dev.lockstep.lock.LockWait;
import dev.lockstep.lock.Measure;
import dev.lockstep.plan.Step;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.NamePattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was seen of the tool at work in some steps, and the claims that can be held against it. Each claim gives the rest of a
 * sentence that begins with {@code expected 0004 …}, or nothing if it holds.
 */
final class SeenAtWork {

    private static final Logger log = LoggerFactory.getLogger(SeenAtWork.class);

    private static final int SHOWN = 12;

    private final String subject;
    private final List<Observation> steps;

    /** One thing that was seen, with its figure and as a line for people. */
    private record Line(Measure figure, String text) {}

    /**
     * Keeps those of the observations in which the tool was at work.
     *
     * @param subject what the claims are about, as it begins the sentence
     */
    SeenAtWork(String subject, List<Observation> observations) {
        this.subject = subject;
        this.steps = observations.stream()
                .filter(observation ->
                        observation.step() instanceof Step.Apply || observation.step() instanceof Step.Revert)
                .toList();
    }

    /** A lock of this mode, or of one that keeps out at least as much, is held no longer than {@code most}. */
    Optional<String> heldAtMost(LockMode mode, NamePattern on, Duration most) {
        return atMost("to hold " + words(mode) + " on " + words(on), most, lines((step, statement, found) -> holds(
                        step, statement, on)
                .filter(hold -> hold.mode().isAtLeast(mode))
                .forEach(hold -> found.add(line(step, statement, hold)))));
    }

    /** No lock is waited for longer than {@code most}. */
    Optional<String> waitedAtMost(NamePattern on, Duration most) {
        return atMost(
                "to wait for " + (isAny(on) ? "any lock" : "locks on " + words(on)),
                most,
                lines((step, statement, found) -> {
                    for (LockWait wait : statement.waits()) {
                        if (on.matches(wait.target().name())) {
                            found.add(new Line(
                                    wait.waited(),
                                    step.step().action() + ": " + wait.target().name() + " " + wait.mode() + " waited "
                                            + wait.waited() + behind(wait) + by(statement)));
                        }
                    }
                }));
    }

    /** Traffic on a table is blocked no longer than {@code most}; where nothing blocks it, it need not have been seen. */
    Optional<String> blockedTrafficAtMost(NamePattern on, Duration most) {
        List<Line> seen = new ArrayList<>();
        for (Observation step : steps) {
            for (TrafficSeen traffic : step.watched().traffic()) {
                if (on.matches(traffic.name())) {
                    seen.add(new Line(
                            Measure.exactly(traffic.blockedMicros()),
                            step.step().action() + ": " + traffic.name() + " "
                                    + traffic.kind().name().toLowerCase(Locale.ROOT) + " blocked "
                                    + millis(traffic.blockedMicros()) + ", worst " + millis(traffic.worstMicros())
                                    + " of " + traffic.requests() + " requests"));
                }
            }
        }
        String claim = "to block traffic on " + words(on);
        List<Line> locks = blocking(hold -> on.matches(name(hold)));
        if (seen.isEmpty() && !locks.isEmpty()) {
            return Optional.of(claim + " at most " + millis(most) + ", but there was no traffic to block; locks seen:\n"
                    + list(locks));
        }
        return atMost(claim, most, seen);
    }

    /** No relation of these tables is written anew. */
    Optional<String> doesNotRewrite(NamePattern on) {
        return none("not to rewrite " + words(on), lines((step, statement, found) -> {
            for (Effects.Rewrite rewrite : statement.effects().rewrites()) {
                if (on.matches(rewrite.table().toString()) || on.matches(rewrite.relation())) {
                    found.add(new Line(
                            Measure.NONE,
                            step.step().action() + ": " + rewrite.relation() + " rewritten, " + rewrite.bytes()
                                    + " bytes" + by(statement)));
                }
            }
        }));
    }

    /** None of these tables is read from end to end. */
    Optional<String> doesNotScan(NamePattern on) {
        return none("not to scan " + words(on), lines((step, statement, found) -> {
            for (Effects.Scan scan : statement.effects().scans()) {
                if (on.matches(scan.table().toString())) {
                    found.add(new Line(
                            Measure.NONE,
                            step.step().action() + ": " + scan.table() + " scanned, " + scan.rows() + " rows"
                                    + by(statement)));
                }
            }
        }));
    }

    /** Nothing but these tables is locked so that others cannot read or write it. */
    Optional<String> blocksOnly(NamePattern... tables) {
        String allowed = tables.length == 0
                ? "nothing"
                : "only " + Arrays.stream(tables).map(NamePattern::text).collect(Collectors.joining(", "));
        return none("to block " + allowed, blocking(hold -> Arrays.stream(tables)
                .noneMatch(table -> table.matches(name(hold)))));
    }

    private Optional<String> none(String claim, List<Line> found) {
        return unseen(claim)
                .or(() -> found.isEmpty() ? Optional.empty() : Optional.of(claim + ", but\n" + list(found)));
    }

    private Optional<String> atMost(String claim, Duration most, List<Line> found) {
        String whole = claim + " at most " + millis(most);
        if (found.stream().anyMatch(line -> line.figure().exceeds(most))) {
            return Optional.of(whole + ", but\n" + list(found));
        }
        List<Line> unsure =
                found.stream().filter(line -> line.figure().mayExceed(most)).toList();
        if (!unsure.isEmpty()) {
            // It is no miss, because it may be in order; but nobody is to think that it surely is.
            log.warn("expected {} {}, which may not hold: the bounds go beyond it\n{}", subject, whole, list(unsure));
        }
        return unseen(whole);
    }

    /** Nothing seen is not a pass. */
    private Optional<String> unseen(String claim) {
        boolean seen =
                steps.stream().anyMatch(step -> !step.watched().statements().isEmpty());
        return seen ? Optional.empty() : Optional.of(claim + ", but no statement was seen");
    }

    private List<Line> blocking(Predicate<LockHold> which) {
        return lines((step, statement, found) -> holds(step, statement, new NamePattern("*"))
                .filter(hold -> hold.mode().blocksWrites() && which.test(hold))
                .forEach(hold -> found.add(line(step, statement, hold))));
    }

    /** Locks on what the step itself has made are left out: nobody else can want it yet. */
    private static Stream<LockHold> holds(Observation step, StatementSeen statement, NamePattern on) {
        return statement.locks().stream()
                .filter(hold -> hold.target().table().isPresent())
                .filter(hold -> on.matches(hold.target().name()) || on.matches(name(hold)))
                .filter(hold -> step.watched().relations().stream()
                        .noneMatch(relation -> relation.fate() == RelationSeen.Fate.CREATED
                                && relation.name().equals(hold.target().name())));
    }

    private static String name(LockHold hold) {
        return hold.target().table().map(Object::toString).orElse(hold.target().name());
    }

    private static Line line(Observation step, StatementSeen statement, LockHold hold) {
        return new Line(
                hold.held(),
                step.step().action() + ": " + hold.target().name() + " " + words(hold.mode()) + " held " + hold.held()
                        + by(statement));
    }

    private List<Line> lines(Reader reader) {
        List<Line> found = new ArrayList<>();
        for (Observation step : steps) {
            step.watched().statements().forEach(statement -> reader.read(step, statement, found));
        }
        return found;
    }

    @FunctionalInterface
    private interface Reader {
        void read(Observation step, StatementSeen statement, List<Line> found);
    }

    private static String list(List<Line> lines) {
        String shown = lines.stream()
                .sorted(Comparator.comparingLong((Line line) -> line.figure().micros())
                        .reversed())
                .limit(SHOWN)
                .map(line -> "  " + line.text())
                .collect(Collectors.joining("\n"));
        return lines.size() <= SHOWN ? shown : shown + "\n  … and " + (lines.size() - SHOWN) + " more";
    }

    private static String behind(LockWait wait) {
        return wait.behind().isEmpty()
                ? ""
                : " behind " + wait.behind().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String by(StatementSeen statement) {
        return ", by " + SqlLine.of(statement.sql()).abbreviated();
    }

    private static boolean isAny(NamePattern on) {
        return on.text().equals("*");
    }

    private static String words(NamePattern on) {
        return isAny(on) ? "any table" : on.text();
    }

    private static String words(LockMode mode) {
        return mode.sql();
    }

    private static String millis(Duration duration) {
        return millis(duration.toNanos() / 1_000);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, micros % 1_000 == 0 ? "%.0f ms" : "%.1f ms", micros / 1_000.0);
    }
}
