package dev.lockstep.down;

import java.util.ArrayList;
import java.util.List;

/** The name of an object as SQL text, taken apart. */
record Identity(String text) {

    /** Returns the identifiers between the dots, with their quotes. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == '.' && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Returns the last identifier. */
    String last() {
        List<String> parts = parts();
        return parts.get(parts.size() - 1);
    }

    /** Returns all but the last identifier. */
    String owner() {
        return text.substring(0, Math.max(0, text.length() - last().length() - 1));
    }

    /** Returns the name without the arguments of a function. */
    String withoutArguments() {
        int open = text.indexOf('(');
        return open < 0 ? text : text.substring(0, open);
    }

    /** Returns whether {@code sql} names this object: the text stands there as a whole name. */
    boolean isNamedIn(String sql) {
        String name = withoutArguments();
        for (int at = sql.indexOf(name); at >= 0; at = sql.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !isWord(sql.charAt(at - 1))) && (end == sql.length() || !isWord(sql.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '"';
    }
}
