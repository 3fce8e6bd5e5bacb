package dev.lockstep.run.growth;

import dev.lockstep.journal.StatementSeen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same statement in two runs. */
record StatementPair(StatementSeen small, StatementSeen large) {

    /** The statements of one step that were found in both runs, and those of which one run shows nothing. */
    record Matched(List<StatementPair> pairs, List<StatementSeen> lonely) {}

    /**
     * Matches by text and order: the first of a text with the first of the same text, and so on. Literals do not count, because a
     * tool writes times and row numbers into its statements. A batch that is sent more often in one run than in the other is not
     * lonely.
     */
    static Matched match(List<StatementSeen> small, List<StatementSeen> large) {
        Map<String, Deque<StatementSeen>> waiting = new HashMap<>();
        Set<String> inLarge = new HashSet<>();
        for (StatementSeen statement : large) {
            waiting.computeIfAbsent(withoutLiterals(statement), text -> new ArrayDeque<>())
                    .add(statement);
            inLarge.add(withoutLiterals(statement));
        }
        Set<String> inSmall = new HashSet<>();
        List<StatementPair> pairs = new ArrayList<>();
        List<StatementSeen> lonely = new ArrayList<>();
        for (StatementSeen statement : small) {
            String text = withoutLiterals(statement);
            inSmall.add(text);
            StatementSeen other = waiting.getOrDefault(text, new ArrayDeque<>()).poll();
            if (other != null) {
                pairs.add(new StatementPair(statement, other));
            } else if (!inLarge.contains(text)) {
                lonely.add(statement);
            }
        }
        large.stream()
                .filter(statement -> !inSmall.contains(withoutLiterals(statement)))
                .forEach(lonely::add);
        return new Matched(pairs, lonely);
    }

    private static String withoutLiterals(StatementSeen statement) {
        return statement
                .sql()
                .replaceAll("'[^']*+'", "?")
                .replaceAll("[0-9]++", "?")
                .replaceAll("\\?++", "?")
                .replaceAll("\\s++", " ");
    }
}
