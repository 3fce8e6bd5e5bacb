package dev.lockstep.run.shrink;

import dev.lockstep.journal.Outcome;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.journal.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the server refused a migration.
 *
 * @param state the five characters that programs go by
 * @param message its first line
 * @param words everything that was said, details included
 * @param statement the statement that it refused; empty if that was not seen
 */
public record Failure(String state, String message, String words, String statement) {

    private static final Pattern CODED = Pattern.compile("\\b([0-9A-Z]{5}): (.*)");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"");
    /** Nothing of this has to do with rows: sessions, deadlocks, wrong SQL, resources, locks, and what an administrator or we ended. */
    private static final Set<String> OTHER_REASONS = Set.of("08", "28", "40", "42", "53", "55", "57", "58", "XX");

    /** Returns how the server refused; nothing if it did not, or for reasons that no row can have. */
    public static Optional<Failure> of(Outcome outcome, Watched watched) {
        if (!(outcome instanceof Outcome.Failed failed) || !watched.selfBlocks().isEmpty()) {
            return Optional.empty();
        }
        String words = failed.problem().text();
        List<StatementSeen> refused = watched.statements().stream()
                .filter(statement ->
                        !statement.error().isEmpty() && !statement.error().startsWith("25P02"))
                .toList();
        if (!refused.isEmpty()) {
            StatementSeen last = refused.get(refused.size() - 1);
            return coded(last.error(), words, last.sql());
        }
        for (String evidence : failed.problem().evidence()) {
            Optional<Failure> coded = coded(evidence, words, "");
            if (coded.isPresent()) {
                return coded;
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> coded(String said, String words, String statement) {
        Matcher coded = CODED.matcher(said);
        return coded.lookingAt() && !OTHER_REASONS.contains(coded.group(1).substring(0, 2))
                ? Optional.of(new Failure(coded.group(1), coded.group(2), words, statement))
                : Optional.empty();
    }

    /** Returns whether {@code other} is the same trouble, perhaps with another value. */
    public boolean isLike(Failure other) {
        return state.equals(other.state) && essence().equals(other.essence());
    }

    private String essence() {
        // Which value was refused depends on the row that came first; which constraint does not.
        return state.startsWith("22") || state.startsWith("P0")
                ? QUOTED.matcher(message).replaceAll("").replaceAll("\\d+", "0")
                : message;
    }

    /** Returns the last text in double quotes of the first line: in a refused value's message the value. */
    Optional<String> refusedValue() {
        List<String> quoted = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(message);
        while (matcher.find()) {
            quoted.add(matcher.group().substring(1, matcher.group().length() - 1));
        }
        return state.startsWith("22") && !quoted.isEmpty()
                ? Optional.of(quoted.get(quoted.size() - 1))
                : Optional.empty();
    }

    /** Returns whether {@code name} is in the statement or in what was said. */
    boolean names(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(statement + "\n" + words)
                .find();
    }
}
