package dev.lockstep.postgres.watch.catalogue;

import dev.lockstep.postgres.watch.catalogue.CatalogueRun.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A difference from the catalogue that is meant.
 *
 * @param because the reason
 * @param first the oldest major version on which it is met
 * @param last the newest
 * @param modes the ways of sending in which it is met
 * @param statement the operation, as {@link Operation} prints it, with {@code *} for anything
 * @param difference the difference, with {@code *} for anything
 */
record Excuse(String because, int first, int last, Set<Mode> modes, String statement, String difference) {

    private static final Pattern LINE =
            Pattern.compile("(\\d+)-(\\d+) (autocommit|block|both) \\| (.*) \\| ([-+*] .*)");

    static List<Excuse> read() {
        List<Excuse> excuses = new ArrayList<>();
        String because = "";
        for (String line : LockCatalogue.resource("catalogue-differences.txt").split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith("because ")) {
                because = line.substring("because ".length());
            } else if (matcher.matches()) {
                excuses.add(new Excuse(
                        because,
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        modes(matcher.group(3)),
                        matcher.group(4),
                        matcher.group(5)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("not an excuse: " + line);
            }
        }
        return excuses;
    }

    private static Set<Mode> modes(String word) {
        return switch (word) {
            case "autocommit" -> EnumSet.of(Mode.AUTOCOMMIT);
            case "block" -> EnumSet.of(Mode.IN_A_BLOCK);
            default -> EnumSet.allOf(Mode.class);
        };
    }

    boolean isOn(int major) {
        return first <= major && major <= last;
    }

    boolean covers(int major, Mode mode, Operation operation, String found) {
        return isOn(major)
                && modes.contains(mode)
                && matches(statement, operation.toString())
                && matches(difference, found);
    }

    private static boolean matches(String pattern, String text) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(expression);
    }

    @Override
    public String toString() {
        return statement + " | " + difference;
    }
}
