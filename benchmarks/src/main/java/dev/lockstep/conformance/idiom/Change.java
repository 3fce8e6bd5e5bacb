package dev.lockstep.conformance.idiom;

import java.util.List;

/**
 * One migration.
 *
 * @param number its place among the others, from 1 to 99
 * @param up what it does
 * @param down what undoes it
 * @param form what it asks of its tool
 */
public record Change(int number, List<Step> up, List<String> down, Form form) {

    private static final long FIRST = 20_260_101_000_000L;

    public Change {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** Returns an ordinary migration. */
    public static Change of(int number, Step... up) {
        return new Change(number, List.of(up), List.of("SELECT 1"), Form.ORDINARY);
    }

    /** Returns the migration that every history begins with: it makes the table {@code seen}. */
    public static Change first() {
        return of(10, Step.foundation(), Step.note("m1")).undoneBy("DROP TABLE seen");
    }

    /** Returns this migration with another way down. */
    public Change undoneBy(String... statements) {
        return new Change(number, up, List.of(statements), form);
    }

    /** Returns this migration as one that asks for {@code wanted}. */
    public Change as(Form wanted) {
        return new Change(number, up, down, wanted);
    }

    /** Returns its version: fourteen digits, which every tool takes and most of them make. */
    public String version() {
        return String.valueOf(FIRST + number);
    }

    /** Returns a word for it: {@code m20}. */
    public String word() {
        return "m" + number;
    }

    /** Returns its statements. */
    public List<String> statements() {
        return up.stream().map(Step::sql).toList();
    }
}
