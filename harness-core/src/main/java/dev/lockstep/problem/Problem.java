package dev.lockstep.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that went wrong: what happened, where, what was said about it, and what to do.
 *
 * <p>Built as a sentence: {@code Problem.what("goose is not on the PATH").where(root).said("searched " + path)
 * .remedy("install goose 3")}. Every part but {@link #what()} may be empty.
 *
 * @param what one sentence without a final full stop; never blank
 * @param where the tool, migration, statement, or file and line; empty if it happened nowhere in particular
 * @param evidence what was seen or said, in the words of whoever said it, one entry per line or fact
 * @param remedy what the reader can do; empty if nothing can be done
 */
public record Problem(String what, String where, List<String> evidence, String remedy) {

    public Problem {
        if (what.isBlank()) {
            throw new IllegalArgumentException("a problem says what happened");
        }
        evidence = List.copyOf(evidence);
    }

    /** Starts a problem that says only what happened. */
    public static Problem what(String what) {
        return new Problem(what, "", List.of(), "");
    }

    /**
     * Returns several problems as one: the only one as it is, else their number and each one's whole text.
     *
     * @param kind what they are, in the plural: {@code faults in the folder}
     * @throws IllegalArgumentException if there is none
     */
    public static Problem together(String kind, List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.get(0);
        }
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no " + kind);
        }
        return new Problem(
                problems.size() + " " + kind,
                "",
                problems.stream().map(Problem::text).toList(),
                "");
    }

    /** Returns this problem with its place; {@code place.toString()} is printed. */
    public Problem where(Object place) {
        return new Problem(what, place.toString(), evidence, remedy);
    }

    /** Returns this problem with one more piece of evidence; blank evidence is left out. */
    public Problem said(String words) {
        if (words.isBlank()) {
            return this;
        }
        List<String> more = new ArrayList<>(evidence);
        more.add(words.strip());
        return new Problem(what, where, more, remedy);
    }

    /** Returns this problem with what the reader can do about it. */
    public Problem remedy(String advice) {
        return new Problem(what, where, evidence, advice);
    }

    /**
     * Returns the whole text, one aligned row per part, continuation lines indented below their part.
     *
     * <pre>
     * goose is not on the PATH
     *   where:  services/orders
     *   said:   searched /usr/local/bin:/usr/bin
     *   remedy: install goose 3, or set lockstep.goose.executable
     * </pre>
     */
    public String text() {
        StringBuilder text = new StringBuilder(what);
        row(text, "where:  ", where);
        evidence.forEach(words -> row(text, "said:   ", words));
        row(text, "remedy: ", remedy);
        return text.toString();
    }

    private static void row(StringBuilder text, String label, String words) {
        if (!words.isEmpty()) {
            text.append("\n  ")
                    .append(label)
                    .append(words.lines().collect(Collectors.joining("\n  " + " ".repeat(label.length()))));
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
