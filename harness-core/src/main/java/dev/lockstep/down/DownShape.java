package dev.lockstep.down;

import java.util.ArrayList;
import java.util.List;

/**
 * How a tool wants a down to be written.
 *
 * @param place where it belongs, relative to the project or absolute; empty where the tool has no place for it
 * @param heading the line that it begins with; empty if there is none
 * @param before the line before a statement that has semicolons within; empty if the tool needs none
 * @param after the line after such a statement
 */
public record DownShape(String place, String heading, String before, String after) {

    /** Returns the shape of a tool that has none: SQL. */
    public static DownShape plain() {
        return in("");
    }

    /** Returns the shape of a file that holds nothing but SQL. */
    public static DownShape in(String place) {
        return new DownShape(place, "", "", "");
    }

    /**
     * Returns the down as its author would paste it.
     *
     * @param comments lines that come first, as comments
     */
    public String written(DerivedDown down, List<String> comments) {
        List<String> lines = new ArrayList<>();
        add(lines, heading);
        comments.forEach(comment -> lines.add("-- " + comment));
        for (DownStatement statement : down.statements()) {
            statement.remark().lines().forEach(line -> lines.add("-- " + line));
            boolean wrapped = statement.sql().indexOf(';') >= 0;
            add(lines, wrapped ? before : "");
            lines.add(statement.sql() + ";");
            add(lines, wrapped ? after : "");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
