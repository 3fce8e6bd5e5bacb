package dev.lockstep.postgres.catalog;

/** Texts as SQL. */
final class SqlText {

    private SqlText() {}

    /** Returns {@code text} as a string constant, whatever {@code standard_conforming_strings} is. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
