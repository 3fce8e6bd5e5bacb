package dev.lockstep.adapter.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns one statement of Hibernate's schema update round, by the few forms in which Hibernate writes them.
 *
 * <p>Asked before the statement runs: what it is about to replace is read from the catalogue.
 */
final class Inverse {

    private static final String ID = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final String NAME = "(" + ID + "(?:\\." + ID + ")*)";
    private static final String TABLE = "alter table(?: if exists)?(?: only)? " + NAME;
    private static final String OPTIONAL = "(?: if (?:not )?exists)? ";

    private static final List<Form> FORMS = List.of(
            new Form("create table" + OPTIONAL + NAME + " ?\\(.*", "drop table $1"),
            new Form(TABLE + " add column" + OPTIONAL + NAME + " .*", "alter table $1 drop column $2"),
            new Form(TABLE + " add constraint " + NAME + " .*", "alter table $1 drop constraint $2"),
            new Form("create sequence" + OPTIONAL + NAME + "\\b.*", "drop sequence $1"),
            new Form("create schema" + OPTIONAL + NAME, "drop schema $1"),
            new Form("create type " + NAME + " as .*", "drop type $1"),
            new Form("create domain " + NAME + "\\b.*", "drop domain $1"),
            new Form("create cast (\\(.+? as .+?\\)) .*", "drop cast $1"));
    private static final Pattern INDEX = form("create(?: unique)? index" + OPTIONAL + NAME + " on " + NAME + " ?\\(.*");
    private static final Pattern TYPE = form(TABLE + " alter column " + NAME + " (?:set data )?type .*");
    private static final Pattern DROP_CONSTRAINT = form(TABLE + " drop constraint" + OPTIONAL + NAME);
    private static final Pattern DROP_TYPE = form("drop type if exists " + NAME + "(?: cascade)?");
    private static final Pattern COMMENT = form("comment on (table|column) " + NAME + " is .*");

    private final Connection catalogue;

    Inverse(Connection catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Returns what undoes the statement {@code sql}: one statement, none where it will change nothing.
     *
     * @return nothing at all if the statement has a form that is not known here
     */
    Optional<List<String>> of(String sql) throws SQLException {
        for (Form form : FORMS) {
            Matcher matched = form.pattern().matcher(sql);
            if (matched.matches()) {
                return Optional.of(List.of(matched.replaceFirst(form.inverse())));
            }
        }
        Matcher index = INDEX.matcher(sql);
        if (index.matches()) {
            // An index lives in the schema of its table; Hibernate does not write it.
            String table = index.group(2);
            return Optional.of(
                    List.of("drop index " + table.substring(0, table.lastIndexOf('.') + 1) + index.group(1)));
        }
        return ofReplacement(sql);
    }

    private Optional<List<String>> ofReplacement(String sql) throws SQLException {
        Matcher type = TYPE.matcher(sql);
        if (type.matches()) {
            return Optional.of(ask(
                    "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                            + " WHERE attrelid = to_regclass(?) AND attname = (parse_ident(?))[1]",
                    "alter table " + type.group(1) + " alter column " + type.group(2) + " set data type %s",
                    type.group(1),
                    type.group(2)));
        }
        Matcher constraint = DROP_CONSTRAINT.matcher(sql);
        if (constraint.matches()) {
            return Optional.of(ask(
                    "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                            + " WHERE conrelid = to_regclass(?) AND conname = (parse_ident(?))[1]",
                    "alter table " + constraint.group(1) + " add constraint " + constraint.group(2) + " %s",
                    constraint.group(1),
                    constraint.group(2)));
        }
        Matcher dropType = DROP_TYPE.matcher(sql);
        if (dropType.matches()) {
            // Of a type that is there it takes the columns along, with what is in them.
            List<String> there = ask("SELECT 1 WHERE to_regtype(?) IS NOT NULL", "%s", dropType.group(1));
            return there.isEmpty() ? Optional.of(there) : Optional.empty();
        }
        Matcher comment = COMMENT.matcher(sql);
        return comment.matches() ? Optional.of(ofComment(comment.group(1), comment.group(2))) : Optional.empty();
    }

    private List<String> ofComment(String kind, String name) throws SQLException {
        String restore = "comment on " + kind + " " + name + " is %s";
        if (kind.equalsIgnoreCase("table")) {
            return ask("SELECT quote_nullable(obj_description(to_regclass(?), 'pg_class'))", restore, name);
        }
        String table = name.substring(0, name.lastIndexOf('.'));
        String column = name.substring(name.lastIndexOf('.') + 1);
        return ask(
                "SELECT quote_nullable(col_description(attrelid, attnum)) FROM pg_attribute"
                        + " WHERE attrelid = to_regclass(?) AND attname = (parse_ident(?))[1]",
                restore,
                table,
                column);
    }

    private List<String> ask(String query, String inverse, String... arguments) throws SQLException {
        try (PreparedStatement statement = catalogue.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? List.of(inverse.formatted(row.getString(1))) : List.of();
            }
        }
    }

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private record Form(Pattern pattern, String inverse) {
        Form(String regex, String inverse) {
            this(form(regex), inverse);
        }
    }
}
