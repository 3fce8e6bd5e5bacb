package dev.lockstep.verdict.remedy;

import dev.lockstep.sql.SqlLine;
import java.util.Optional;
import java.util.regex.Matcher;

/** ALTER TABLE … ADD COLUMN, SET NOT NULL, TYPE. */
final class SafeColumn implements SafeForm {

    private static final String ALTER = "^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>TABLENAME) .*?\\b";
    private static final String ADD = "ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?<column>NAME) (?<type>[^,]*?)";

    private static final SqlPattern NOT_NULL = new SqlPattern(ALTER + "ALTER (?:COLUMN )?(?<column>NAME) SET NOT NULL");
    private static final SqlPattern TYPE =
            new SqlPattern(ALTER + "ALTER (?:COLUMN )?(?<column>NAME) (?:SET DATA )?TYPE (?<type>.+?)(?: USING .*)?$");
    private static final SqlPattern NUMBERED =
            new SqlPattern(ALTER + ADD + "(?:\\b(?<size>small|big)?serial\\b|\\bGENERATED\\b.*\\bAS IDENTITY\\b)");
    private static final SqlPattern STORED = new SqlPattern(ALTER + ADD + "\\bGENERATED ALWAYS AS\\b.*\\bSTORED\\b");
    private static final SqlPattern UNIQUE = new SqlPattern(ALTER + ADD + "\\b(?:UNIQUE|PRIMARY KEY)\\b");
    private static final SqlPattern DEFAULT = new SqlPattern(ALTER + ADD + "\\bDEFAULT (?<value>.+)$");
    private static final SqlPattern CHECKED = new SqlPattern(ALTER + ADD + "\\b(?:CHECK\\s*\\(|REFERENCES\\b)");

    private static final String LATER =
            ", fill the old rows in batches that are each committed, with a trigger or a default for the "
                    + "new ones, and make it what it is to be at the end";

    @Override
    public Optional<String> of(SqlLine statement) {
        return NOT_NULL.find(statement)
                .map(SafeColumn::notNull)
                .or(() -> TYPE.find(statement).map(SafeColumn::newType))
                .or(() -> NUMBERED.find(statement).map(SafeColumn::numbered))
                .or(() -> STORED.find(statement).map(found -> addPlain(found, type(found)) + LATER))
                .or(() -> UNIQUE.find(statement).map(SafeColumn::unique))
                .or(() -> CHECKED.find(statement).map(SafeColumn::checked))
                .or(() -> DEFAULT.find(statement).map(SafeColumn::withDefault));
    }

    private static String notNull(Matcher found) {
        String table = found.group("table");
        String column = found.group("column");
        String constraint = SqlPattern.bare(table) + "_" + SqlPattern.bare(column) + "_not_null";
        return "ALTER TABLE " + table + " ADD CONSTRAINT " + constraint + " CHECK (" + column
                + " IS NOT NULL) NOT VALID; in a later migration ALTER TABLE " + table + " VALIDATE CONSTRAINT "
                + constraint
                + ", and after that ALTER TABLE " + table + " ALTER COLUMN " + column
                + " SET NOT NULL, which then reads no rows; then drop the check";
    }

    private static String newType(Matcher found) {
        String column = found.group("column");
        return "add a column " + SqlPattern.bare(column) + "_new "
                + found.group("type").strip()
                + " to " + found.group("table")
                + ", keep it filled by a trigger, fill the old rows in batches that are each "
                + "committed, and swap the names at the end";
    }

    private static String numbered(Matcher found) {
        String size = SqlPattern.group(found, "size");
        String integer = size.isEmpty() ? "integer" : size + "int";
        return addPlain(found, type(found).isEmpty() ? integer : type(found)) + LATER;
    }

    private static String unique(Matcher found) {
        String table = found.group("table");
        String index = SqlPattern.bare(table) + "_" + SqlPattern.bare(found.group("column")) + "_key";
        return addPlain(found, type(found)) + ", then CREATE UNIQUE INDEX CONCURRENTLY " + index + " ON " + table + " ("
                + found.group("column") + ") outside a transaction, then ALTER TABLE " + table + " ADD CONSTRAINT "
                + index
                + " UNIQUE USING INDEX " + index;
    }

    private static String checked(Matcher found) {
        return addPlain(found, type(found)) + ", add its constraint NOT VALID, and validate it in a later migration";
    }

    private static String withDefault(Matcher found) {
        String table = found.group("table");
        String column = found.group("column");
        return addPlain(found, type(found)) + ", then ALTER TABLE " + table + " ALTER COLUMN " + column
                + " SET DEFAULT " + found.group("value")
                + " for new rows, and fill the old rows in batches that are each committed";
    }

    private static String type(Matcher found) {
        return found.group("type").strip();
    }

    private static String addPlain(Matcher found, String type) {
        return "ALTER TABLE " + found.group("table") + " ADD COLUMN " + found.group("column") + " " + type
                + " and nothing else";
    }
}
