package dev.lockstep.journal;

import dev.lockstep.schema.ObjectName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row as a statement that writes it.
 *
 * @param table where it belongs
 * @param cells its values; columns that may as well have their default or NULL can be missing
 */
public record InsertableRow(ObjectName table, List<Cell> cells) {

    private static final int SHORT = 60;

    public InsertableRow {
        cells = List.copyOf(cells);
    }

    /**
     * One value.
     *
     * @param column its column's name
     * @param writing whether the server has to be told that the value is meant
     * @param literal the value as SQL
     * @param edge the tag of the edge case that it is; empty if it is none
     */
    public record Cell(String column, Writing writing, String literal, String edge) {}

    /** How a column takes values. */
    public enum Writing {
        PLAIN,
        /** It is an identity that is always generated. */
        OVERRIDING
    }

    /** Returns the row's INSERT, with a semicolon. */
    public String sql() {
        if (cells.isEmpty()) {
            return "INSERT INTO " + PlainName.of(table) + " DEFAULT VALUES;";
        }
        boolean overriding = cells.stream().anyMatch(cell -> cell.writing() == Writing.OVERRIDING);
        return "INSERT INTO " + PlainName.of(table) + " ("
                + cells.stream().map(cell -> PlainName.of(cell.column())).collect(Collectors.joining(", "))
                + ")" + (overriding ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ("
                + cells.stream().map(Cell::literal).collect(Collectors.joining(", ")) + ");";
    }

    /** Returns the tags of the edge cases that are in it, none twice. */
    public List<String> edges() {
        return cells.stream()
                .map(Cell::edge)
                .filter(edge -> !edge.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the row for people, long values cut: {@code customers: id 17, email 'a@X.io' (case-folding-twin)}. */
    public String summary() {
        String values = cells.stream()
                .map(cell -> cell.column() + " " + cut(cell.literal())
                        + (cell.edge().isEmpty() ? "" : " (" + cell.edge() + ")"))
                .collect(Collectors.joining(", "));
        return table + ": " + (values.isEmpty() ? "a row of defaults" : values);
    }

    private static String cut(String literal) {
        return literal.length() <= SHORT
                ? literal
                : literal.substring(0, SHORT) + "… (" + literal.length() + " characters)";
    }
}
