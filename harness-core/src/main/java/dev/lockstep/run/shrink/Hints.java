package dev.lockstep.run.shrink;

import dev.lockstep.postgres.rows.RowSource;
import dev.lockstep.postgres.rows.SourceRow;
import dev.lockstep.postgres.rows.TableShape;
import dev.lockstep.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the rows that the server's own message points at. */
final class Hints {

    private static final Pattern KEY =
            Pattern.compile("Key \\((.+?)\\)=\\((.*)\\) (is duplicated|already exists|is not present|conflicts)");
    private static final Pattern NULLS =
            Pattern.compile("column \"([^\"]+)\" of relation \"([^\"]+)\" contains null values");
    private static final Pattern CHECK = Pattern.compile("(?is)\\bCHECK\\s*\\((.*)\\)");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");
    private static final int MOST = 6;

    private final RowSource source;

    Hints(RowSource source) {
        this.source = source;
    }

    /** Returns small sets of rows, any of which may be the culprit; those of {@code tables} only. */
    List<List<SourceRow>> of(Failure failure, List<TableShape> tables) {
        List<List<SourceRow>> sets = new ArrayList<>();
        Matcher key = KEY.matcher(failure.words());
        if (key.find()) {
            String equal = "concat_ws(', ', " + key.group(1) + ") = " + quoted(key.group(2));
            tables.forEach(table -> add(sets, source.where(table, equal, 2)));
        }
        Matcher nulls = NULLS.matcher(failure.words());
        if (nulls.find()) {
            String isNull = ObjectName.quote(nulls.group(1)) + " IS NULL";
            tables.stream()
                    .filter(table -> table.name().name().equals(nulls.group(2)))
                    .forEach(table -> add(sets, source.where(table, isNull, 1)));
        }
        Matcher check = CHECK.matcher(failure.statement());
        if (failure.state().equals("23514") && check.find()) {
            String broken = "(" + balanced(check.group(1)) + ") IS FALSE";
            tables.forEach(table -> add(sets, source.where(table, broken, 1)));
        }
        failure.refusedValue().ifPresent(value -> {
            for (TableShape table : tables) {
                String holds = table.columns().stream()
                        .filter(column -> TEXTS.contains(column.type()))
                        .map(column -> ObjectName.quote(column.name()) + "::text = " + quoted(value))
                        .collect(Collectors.joining(" OR "));
                if (!holds.isEmpty()) {
                    add(sets, source.where(table, holds, 1));
                }
            }
        });
        return sets.stream().limit(MOST).toList();
    }

    /** Cuts what stands behind the parenthesis that ends a condition. */
    private static String balanced(String condition) {
        int depth = 0;
        for (int i = 0; i < condition.length(); i++) {
            depth += condition.charAt(i) == '(' ? 1 : condition.charAt(i) == ')' ? -1 : 0;
            if (depth < 0) {
                return condition.substring(0, i);
            }
        }
        return condition;
    }

    private static void add(List<List<SourceRow>> sets, List<SourceRow> rows) {
        if (!rows.isEmpty()) {
            sets.add(rows);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
