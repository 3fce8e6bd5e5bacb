package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a script into statements the way psql does: at semicolons outside quotes, dollar quotes, comments, parentheses and
 * {@code BEGIN ATOMIC} bodies.
 *
 * <p>Source: PostgreSQL manual, "Lexical Structure"; psql's scanner for the bodies of SQL-standard functions.
 */
public final class SqlLexer {

    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int at;
    private int firstCharacter = -1;
    private int parentheses;
    private int bodies;
    private int firstBackslash = -1;

    private SqlLexer(String text) {
        this.text = text;
    }

    /** What a script consists of; {@code backslash} is where psql's own commands begin, or -1. */
    public record Pieces(List<SqlStatement> statements, int backslash) {
        public Pieces {
            statements = List.copyOf(statements);
        }
    }

    /** Cuts {@code text}; never fails, whatever it is. */
    public static Pieces cut(String text) {
        SqlLexer lexer = new SqlLexer(text);
        lexer.run();
        return new Pieces(lexer.statements, lexer.firstBackslash);
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine();
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (c == ';' && parentheses == 0 && bodies == 0) {
                endStatement(at);
                at++;
            } else {
                firstCharacter = firstCharacter < 0 ? at : firstCharacter;
                token(c);
            }
        }
        endStatement(text.length());
    }

    private void token(char c) {
        if (c == '\'') {
            skipQuoted('\'', Backslash.ORDINARY);
        } else if (c == '"') {
            skipQuoted('"', Backslash.ORDINARY);
        } else if (c == '$') {
            skipDollarQuoted();
        } else if (isWordStart(c)) {
            word();
        } else {
            if (c == '\\' && firstBackslash < 0) {
                firstBackslash = at;
            }
            parentheses += c == '(' ? 1 : c == ')' && parentheses > 0 ? -1 : 0;
            at++;
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && (isWordStart(text.charAt(at)) || isDigitOrDollar(text.charAt(at)))) {
            at++;
        }
        String word = text.substring(start, at).toUpperCase(Locale.ROOT);
        if (word.equals("E") && at < text.length() && text.charAt(at) == '\'') {
            skipQuoted('\'', Backslash.ESCAPES);
            return;
        }
        words.add(word);
        if (definesRoutine()) {
            boolean atomic = word.equals("ATOMIC")
                    && words.size() > 1
                    && words.get(words.size() - 2).equals("BEGIN");
            bodies += atomic || (bodies > 0 && word.equals("CASE")) ? 1 : 0;
            bodies -= bodies > 0 && word.equals("END") ? 1 : 0;
        }
    }

    private boolean definesRoutine() {
        return words.get(0).equals("CREATE")
                && words.stream().limit(4).anyMatch(word -> word.equals("FUNCTION") || word.equals("PROCEDURE"));
    }

    private void skipQuoted(char quote, Backslash backslash) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && backslash == Backslash.ESCAPES) {
                at++;
            } else if (c == quote) {
                if (at >= text.length() || text.charAt(at) != quote) {
                    return;
                }
                at++;
            }
        }
    }

    private void skipDollarQuoted() {
        int end = at + 1;
        while (end < text.length() && (isWordStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        boolean placeholder = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (placeholder) {
            words.add(text.substring(at, end));
            at = end;
            return;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            at++;
            return;
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        at = close < 0 ? text.length() : close + tag.length();
    }

    private void skipComment() {
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void endStatement(int end) {
        if (firstCharacter >= 0) {
            statements.add(
                    new SqlStatement(text.substring(firstCharacter, end).stripTrailing(), firstCharacter, words));
        }
        words.clear();
        firstCharacter = -1;
        parentheses = 0;
        bodies = 0;
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c > 127;
    }

    private static boolean isDigitOrDollar(char c) {
        return Character.isDigit(c) || c == '$';
    }

    /** What a backslash in a string means. */
    private enum Backslash {
        ORDINARY,
        ESCAPES
    }
}
