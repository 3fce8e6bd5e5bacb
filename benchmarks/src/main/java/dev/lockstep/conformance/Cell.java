package dev.lockstep.conformance;

import java.util.List;

/**
 * What was seen of one behaviour.
 *
 * @param word the short answer
 * @param evidence what it rests on, a line for each fact
 */
public record Cell(Word word, List<String> evidence) {

    public Cell {
        evidence = evidence.stream().filter(line -> !line.isBlank()).toList();
    }

    /** Returns a cell with these facts; blank ones are left out. */
    public static Cell of(Word word, String... evidence) {
        return new Cell(word, List.of(evidence));
    }

    /** Returns a cell that says why there is nothing in it. */
    public static Cell unseen(String why) {
        return of(Word.UNSEEN, why);
    }
}
