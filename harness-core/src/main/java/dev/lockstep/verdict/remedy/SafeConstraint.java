package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** ALTER TABLE … ADD CONSTRAINT, named or not. */
final class SafeConstraint implements SafeForm {

    private static final String ALTER = "^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>TABLENAME) .*?\\bADD ";
    private static final String CONSTRAINT = "(?:CONSTRAINT (?<name>NAME) )?";

    private static final SqlPattern KEY = new SqlPattern(ALTER + CONSTRAINT
            + "(?<kind>UNIQUE|PRIMARY KEY)\\s*(?:NULLS (?:NOT )?DISTINCT\\s*)?(?<columns>\\([^)]*\\))");
    private static final SqlPattern CHECK =
            new SqlPattern(ALTER + CONSTRAINT + "(?<kind>CHECK|FOREIGN KEY)\\s*(?<columns>\\([^)]*\\))");
    private static final SqlPattern EXCLUDE = new SqlPattern(ALTER + CONSTRAINT + "EXCLUDE\\b");

    @Override
    public Optional<String> of(SqlLine statement) {
        return KEY.find(statement)
                .map(SafeConstraint::key)
                .or(() -> CHECK.find(statement).map(SafeConstraint::check))
                .or(
                        () -> EXCLUDE.find(statement)
                                .map(
                                        found ->
                                                "an exclusion constraint can only be added with its index built under the lock: make a new "
                                                        + "table that has it, fill it in batches that are each committed, and swap the names"));
    }

    private static String key(Matcher found) {
        String table = found.group("table");
        boolean primary = found.group("kind").toUpperCase(Locale.ROOT).startsWith("PRIMARY");
        String name = SqlPattern.group(found, "name");
        String index = name.isEmpty() ? SqlPattern.bare(table) + (primary ? "_pkey" : "_key") : name;
        return "CREATE UNIQUE INDEX CONCURRENTLY " + index + " ON " + table + " " + found.group("columns")
                + " outside a transaction, then ALTER TABLE " + table + " ADD CONSTRAINT " + index
                + (primary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + index
                + (primary ? "; its columns have to be NOT NULL before" : "");
    }

    private static String check(Matcher found) {
        String table = found.group("table");
        String kind = found.group("kind").toUpperCase(Locale.ROOT);
        String name = SqlPattern.group(found, "name");
        String constraint =
                name.isEmpty() ? SqlPattern.bare(table) + (kind.equals("CHECK") ? "_check" : "_fkey") : name;
        return "ALTER TABLE " + table + " ADD CONSTRAINT " + constraint + " " + kind + " … NOT VALID, and ALTER TABLE "
                + table + " VALIDATE CONSTRAINT " + constraint
                + " in a later migration: it reads the rows without keeping anybody out";
    }
}
