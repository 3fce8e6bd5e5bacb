package dev.lockstep.run;

import dev.lockstep.lock.LockMode;
import dev.lockstep.verdict.Budget;
import dev.lockstep.verdict.Budget.Cost;
import dev.lockstep.verdict.Finding.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One budget as people write it in settings, read as a sentence: a duration, then what it is for.
 *
 * <pre>
 * 200ms of ACCESS_EXCLUSIVE on orders in 0004* up at 500_000_000
 * </pre>
 *
 * <p>Everything but the duration may be left out, and the order is free: {@code of} a lock mode, {@code on} a table, {@code in} a
 * migration, {@code up} or {@code down}, {@code at} a number of rows. Tables and migrations may have {@code *} for any characters.
 *
 * @param cost which cost it limits
 * @param text what was written
 */
public record WrittenBudget(Cost cost, String text) {

    /** What came of reading it. */
    public sealed interface Reading {

        /** Returns what one of both makes of it. */
        <T> T fold(Function<Budget, T> read, Function<String, T> refused);
    }

    private record Read(Budget budget) implements Reading {
        @Override
        public <T> T fold(Function<Budget, T> read, Function<String, T> refused) {
            return read.apply(budget);
        }
    }

    private record Refused(String fault) implements Reading {
        @Override
        public <T> T fold(Function<Budget, T> read, Function<String, T> refused) {
            return refused.apply(fault);
        }
    }

    private enum Part {
        LIMIT,
        OF,
        ON,
        IN,
        AT,
        UP,
        DOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the budget, or what is wrong with it.
     *
     * @param writtenAt where it is written, for people
     */
    public Reading read(String writtenAt) {
        Map<Part, List<String>> parts = new EnumMap<>(Part.class);
        Part part = Part.LIMIT;
        parts.put(part, new ArrayList<>());
        for (String word : text.strip().split("\\s+")) {
            Optional<Part> begun = keyword(word);
            if (begun.isPresent()) {
                part = begun.get();
                if (parts.put(part, new ArrayList<>()) != null) {
                    return new Refused("\"" + part.word() + "\" is written twice");
                }
            } else {
                parts.computeIfAbsent(part, any -> new ArrayList<>()).add(word);
            }
        }
        return fault(parts).<Reading>map(Refused::new).orElseGet(() -> budget(parts, writtenAt));
    }

    private static Optional<Part> keyword(String word) {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.LIMIT && part.word().equals(word))
                .findFirst();
    }

    private Optional<String> fault(Map<Part, List<String>> parts) {
        for (Part part : Part.values()) {
            boolean alone = part == Part.UP || part == Part.DOWN;
            if (parts.containsKey(part) && alone != value(parts, part).isEmpty()) {
                return Optional.of(
                        part == Part.LIMIT
                                ? WrittenDuration.FAULT
                                : alone
                                        ? "nothing is known of \"" + value(parts, part) + "\" after \"" + part.word()
                                                + "\""
                                        : "nothing is said after \"" + part.word() + "\"");
            }
        }
        if (parts.containsKey(Part.UP) && parts.containsKey(Part.DOWN)) {
            return Optional.of("says up and down; leave both out for both");
        }
        return WrittenDuration.parse(value(parts, Part.LIMIT)).isEmpty()
                ? Optional.of(WrittenDuration.FAULT)
                : misplaced(parts).or(() -> unreadable(parts));
    }

    private Optional<String> misplaced(Map<Part, List<String>> parts) {
        boolean lock = cost == Cost.HELD || cost == Cost.WAITED;
        if (parts.containsKey(Part.OF) && !lock) {
            return Optional.of("only a budget of locks is \"of\" a mode");
        }
        if (parts.containsKey(Part.ON) && !lock && cost != Cost.TRAFFIC_BLOCKED) {
            return Optional.of("only a budget of locks or traffic is \"on\" a table");
        }
        if (parts.containsKey(Part.AT) && cost != Cost.HELD && cost != Cost.STATEMENT) {
            return Optional.of(
                    "only how long a lock is held or a statement takes is projected \"at\" a number of rows");
        }
        return Optional.empty();
    }

    private static Optional<String> unreadable(Map<Part, List<String>> parts) {
        if (parts.containsKey(Part.OF) && mode(parts).isEmpty()) {
            return Optional.of("no lock mode is named " + value(parts, Part.OF) + "; there are "
                    + Arrays.stream(LockMode.values()).map(LockMode::name).collect(Collectors.joining(", ")));
        }
        if (parts.containsKey(Part.AT) && rows(parts).isEmpty()) {
            return Optional.of("\"" + value(parts, Part.AT) + "\" is not a number of rows");
        }
        return Optional.empty();
    }

    private Reading budget(Map<Part, List<String>> parts, String writtenAt) {
        Duration limit = WrittenDuration.parse(value(parts, Part.LIMIT)).orElseThrow();
        Optional<Direction> direction = parts.containsKey(Part.UP)
                ? Optional.of(Direction.UP)
                : parts.containsKey(Part.DOWN) ? Optional.of(Direction.DOWN) : Optional.empty();
        return new Read(new Budget(
                cost,
                mode(parts),
                parts.containsKey(Part.ON) ? value(parts, Part.ON) : Budget.ANY,
                parts.containsKey(Part.IN) ? value(parts, Part.IN) : Budget.ANY,
                direction,
                limit,
                rows(parts),
                writtenAt));
    }

    private static Optional<LockMode> mode(Map<Part, List<String>> parts) {
        String name = value(parts, Part.OF).replace(' ', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(LockMode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst();
    }

    private static OptionalLong rows(Map<Part, List<String>> parts) {
        String number = value(parts, Part.AT).replaceFirst(" rows$", "").replace("_", "");
        return number.matches("[0-9]{1,18}") && !number.matches("0+")
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    private static String value(Map<Part, List<String>> parts, Part part) {
        return String.join(" ", parts.getOrDefault(part, List.of()));
    }
}
