package dev.lockstep.sql;

import java.util.regex.Pattern;

/**
 * A statement's text on one line: without comments, with single blanks where there was any space outside quotes.
 *
 * @param text the line, without the closing semicolon
 */
public record SqlLine(String text) {

    private static final int SHORT = 160;

    /** Returns {@code sql} as one line; never fails, whatever it is. */
    public static SqlLine of(String sql) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                at = end(sql.indexOf('\n', at), sql);
                blank(line);
            } else if (sql.startsWith("/*", at)) {
                int close = sql.indexOf("*/", at + 2);
                at = close < 0 ? sql.length() : close + 2;
                blank(line);
            } else if (c == '\'' || c == '"') {
                int close = end(sql.indexOf(c, at + 1), sql);
                int next = Math.min(close + 1, sql.length());
                line.append(sql.substring(at, next).replaceAll("\\s+", " "));
                at = next;
            } else if (Character.isWhitespace(c)) {
                blank(line);
                at++;
            } else {
                line.append(c);
                at++;
            }
        }
        return new SqlLine(line.toString().replaceAll("[;\\s]+$", ""));
    }

    private static int end(int found, String sql) {
        return found < 0 ? sql.length() : found;
    }

    private static void blank(StringBuilder line) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** Returns whether {@code identifier} stands in the text, in any case, with quotes or without. */
    public boolean names(String identifier) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(identifier) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    /** Returns the text, cut where it grows too long to be read at a glance. */
    public String abbreviated() {
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 2).stripTrailing() + " …";
    }

    @Override
    public String toString() {
        return text;
    }
}
