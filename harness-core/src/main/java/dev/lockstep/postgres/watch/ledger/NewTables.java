package dev.lockstep.postgres.watch.ledger;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables that the transaction at hand has made, as far as the texts of its statements tell. Nobody else can see them before the commit, so
 * that it is of no interest how they are locked until then.
 *
 * <p>It errs in one direction only: a statement that could do anything besides, or that is not plainly written, is one that concerns others.
 * Not safe for use by several threads.
 */
final class NewTables {

    private static final String IDENTIFIER = "(?:[\\p{L}_][\\p{L}\\d_$]*|\"[^\"]+\")";
    private static final String NAME = "(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")?)";

    private static final Pattern QUOTED_OR_NOT = Pattern.compile("\"[^\"]+\"|[^\"]+");

    private static final Pattern CREATE_TABLE = pattern("CREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+" + NAME + "\\s*\\(.*");
    private static final Pattern CREATE_INDEX = pattern("CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+(?:" + IDENTIFIER
            + "\\s+)?ON\\s+(?:ONLY\\s+)?" + NAME + "\\s*(?:USING\\s+\\w+\\s*)?\\([^()]*\\)\\s*");
    private static final Pattern ALTER_TABLE =
            pattern("ALTER\\s+TABLE\\s+(?:ONLY\\s+)?" + NAME + "\\s+(?:ADD|OWNER)\\s.*");
    private static final Pattern COMMENT = pattern("COMMENT\\s+ON\\s+TABLE\\s+" + NAME + "\\s+IS\\s.*");

    /** With one of these a statement may read or lock other tables, run a query or a function, or be several. */
    private static final Pattern REACHES_OUT = Pattern.compile(
            "\\b(?:SELECT|VALUES|EXECUTE|AS\\s+TABLE|LIKE|REFERENCES|INHERITS?|PARTITION|OF|EXISTS|CONCURRENTLY)\\b|;|--|/\\*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REFERENCE = pattern("\\bREFERENCES\\s+" + NAME);
    /** With one of these ALTER TABLE may: run a function for each row, or lock the table that a key of the new one refers to. */
    private static final Pattern ALTERS_MORE = Pattern.compile(
            "\\b(?:DEFAULT|CHECK|GENERATED|TYPE|USING|DROP|VALIDATE|SET|CASCADE)\\b", Pattern.CASE_INSENSITIVE);
    /** After these a name means what it meant before. */
    private static final Set<String> LEAVES_NAMES = Set.of(
            "CREATE",
            "COMMENT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "COPY",
            "GRANT",
            "REVOKE",
            "BEGIN",
            "START",
            "SAVEPOINT",
            "RELEASE",
            "ANALYZE",
            "LOCK");

    private static final int LONGEST_READ = 20_000;

    private final Set<String> names = new HashSet<>();

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Returns whether a statement can concern nothing but such tables; if it makes one, that is one from now on. */
    boolean concernsOnlyThese(String sql) {
        if (sql.length() > LONGEST_READ || sql.isEmpty()) {
            return false;
        }
        char first = Character.toUpperCase(sql.charAt(0));
        boolean reachesOut = (first != 'C' && first != 'A')
                || REACHES_OUT.matcher(withoutReferencesToThese(sql)).find();
        Matcher made = CREATE_TABLE.matcher(sql);
        if (!reachesOut && made.matches()) {
            names.add(name(made));
            return true;
        }
        boolean alters = first == 'A'
                && ALTER_TABLE.matcher(sql).matches()
                && !ALTERS_MORE.matcher(sql).find();
        if (!alters && !LEAVES_NAMES.contains(firstWord(sql))) {
            names.clear();
        }
        return !reachesOut
                && !names.isEmpty()
                && ((alters && isOneOfThese(ALTER_TABLE, sql))
                        || isOneOfThese(CREATE_INDEX, sql)
                        || isOneOfThese(COMMENT, sql));
    }

    /** The transaction is over, or may be. */
    void transactionEnds() {
        names.clear();
    }

    private String withoutReferencesToThese(String sql) {
        return REFERENCE.matcher(sql).replaceAll(found -> names.contains(name(found)) ? "" : "REFERENCES");
    }

    private boolean isOneOfThese(Pattern form, String sql) {
        Matcher matcher = form.matcher(sql);
        return matcher.matches() && names.contains(name(matcher));
    }

    /** Only what is not quoted is the same in capitals. */
    private static String name(MatchResult matcher) {
        return QUOTED_OR_NOT
                .matcher(matcher.group(1))
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().startsWith("\"")
                                ? part.group()
                                : part.group().toLowerCase(Locale.ROOT)));
    }

    private static String firstWord(String sql) {
        int end = 0;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
