package dev.lockstep.adapter.goose;

import dev.lockstep.migration.Reversal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a migration in SQL: annotations are lines of the shape {@code -- +goose Word}.
 *
 * @param text the whole file
 */
record GooseSql(String text) {

    private static final Pattern UP = annotation("Up");
    private static final Pattern DOWN = annotation("Down");

    private static Pattern annotation(String word) {
        return Pattern.compile("--\\s*\\+goose\\s+" + word + "\\s*", Pattern.CASE_INSENSITIVE);
    }

    boolean hasUp() {
        return text.lines().anyMatch(line -> UP.matcher(line).matches());
    }

    /** Returns whether there is anything to take it down with. goose itself takes a missing down for one that does nothing. */
    Reversal reversal() {
        List<String> fromDown =
                text.lines().dropWhile(line -> !DOWN.matcher(line).matches()).toList();
        if (fromDown.isEmpty()) {
            return new Reversal.DownMissing("it has no section -- +goose Down: goose down does nothing but forget it");
        }
        boolean holdsSomething = fromDown.stream().map(String::strip).anyMatch(GooseSql::isMoreThanComment);
        return holdsSomething
                ? new Reversal.Reversible()
                : new Reversal.DownMissing(
                        "nothing stands below -- +goose Down: goose down does nothing but forget it");
    }

    private static boolean isMoreThanComment(String line) {
        return !line.isEmpty() && !line.startsWith("--");
    }
}
