package dev.lockstep.run;

import dev.lockstep.verdict.Finding.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the line of a migration in Python, JavaScript or TypeScript from which a statement came: where its text stands, else the smallest
 * call that has all the names that the statement and the code have in common.
 *
 * @param text the code
 */
record CodeLocator(String text) {

    private static final Pattern UP =
            Pattern.compile("\\bdef upgrade\\b|(?:\\bexports\\.|\\bfunction |\\bconst )up\\b");
    private static final Pattern DOWN =
            Pattern.compile("\\bdef downgrade\\b|(?:\\bexports\\.|\\bfunction |\\bconst )down\\b");
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"|[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern CALL = Pattern.compile("(?m)^[ \\t]*(?:await |return )?[\\w.]+\\(");

    /** A part of the text, from an offset to one behind it. */
    private record Part(int from, int to) {
        boolean contains(int offset) {
            return from <= offset && offset < to;
        }

        int length() {
            return to - from;
        }
    }

    /** Returns the line, from 1; nothing where several would do. */
    OptionalInt line(String sql, Direction direction) {
        Part part = part(direction);
        List<Integer> written = offsets(literally(sql), part);
        if (!written.isEmpty()) {
            return written.size() == 1 ? OptionalInt.of(lineOf(written.get(0))) : OptionalInt.empty();
        }
        Set<String> names = names(sql, part);
        if (names.isEmpty()) {
            return OptionalInt.empty();
        }
        List<Part> calls = offsets(CALL, part).stream()
                .map(this::call)
                .filter(call -> names.stream().allMatch(name -> has(call, name)))
                .toList();
        int shortest = calls.stream().mapToInt(Part::length).min().orElse(0);
        List<Part> best =
                calls.stream().filter(call -> call.length() == shortest).toList();
        return best.size() == 1 ? OptionalInt.of(lineOf(best.get(0).from())) : OptionalInt.empty();
    }

    /** The function that goes that way, as far as the one that goes the other; all of it where there are no two. */
    private Part part(Direction direction) {
        OptionalInt up = first(UP);
        OptionalInt down = first(DOWN);
        if (direction == Direction.NEITHER || up.isEmpty() || down.isEmpty()) {
            return new Part(0, text.length());
        }
        int own = direction == Direction.UP ? up.getAsInt() : down.getAsInt();
        int other = direction == Direction.UP ? down.getAsInt() : up.getAsInt();
        return new Part(own, other > own ? other : text.length());
    }

    private OptionalInt first(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalInt.of(matcher.start()) : OptionalInt.empty();
    }

    /** However it is broken into lines, and with or without the quotes around names that tools put there. */
    private static Pattern literally(String sql) {
        return Pattern.compile(Stream.of(sql.strip().replaceAll(";$", "").split("\\s+"))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+")));
    }

    private List<Integer> offsets(Pattern pattern, Part part) {
        List<Integer> offsets = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (part.contains(matcher.start())) {
                offsets.add(matcher.start());
            }
        }
        return offsets;
    }

    private Set<String> names(String sql, Part part) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(sql);
        while (matcher.find()) {
            String name = matcher.group(1) == null ? matcher.group() : matcher.group(1);
            if (has(part, name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** A name counts where it is a string by itself. */
    private boolean has(Part part, String name) {
        return Stream.of("'", "\"", "`").anyMatch(quote -> {
            int found = text.indexOf(quote + name + quote, part.from());
            return found >= 0 && part.contains(found);
        });
    }

    /** From the beginning of a call to the parenthesis that closes it. */
    private Part call(int from) {
        int open = 0;
        for (int offset = text.indexOf('(', from); offset < text.length(); offset++) {
            char character = text.charAt(offset);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (open == 0) {
                return new Part(from, offset + 1);
            }
        }
        return new Part(from, text.length());
    }

    private int lineOf(int offset) {
        int start = offset;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return 1
                + (int) text.substring(0, start)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }
}
