package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Picks names out of a statement. {@code NAME} in a pattern stands for an identifier, {@code TABLENAME} for one with or without a schema,
 * a blank for any blanks.
 */
final class SqlPattern {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";

    private final Pattern pattern;

    SqlPattern(String pattern) {
        String regex = pattern.replace(" ", "\\s+")
                .replaceAll("\\bTABLENAME\\b", Matcher.quoteReplacement(NAME + "(?:\\." + NAME + ")?"))
                .replaceAll("\\bNAME\\b", Matcher.quoteReplacement(NAME));
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Returns the first place where it fits. */
    Optional<Matcher> find(SqlLine statement) {
        Matcher matcher = pattern.matcher(statement.text());
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    /** Returns the named group; empty if it took no part. */
    static String group(Matcher matcher, String name) {
        String group = matcher.group(name);
        return group == null ? "" : group;
    }

    /** Returns {@code name} without its schema and quotes, as part of a new name. */
    static String bare(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replace("\"", "").replaceAll("[^\\w$]", "_");
    }
}
