package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.journal.RelationSeen;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockHold;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.sql.SqlLexer;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.sql.SqlStatement;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A schema change keeps readers or writers out of no large table that it does not name: a parent, a partition, a default
 * partition, the other end of a foreign key, the table under a view.
 *
 * <p>Only statements that name what they change are looked at: a procedure, a function or DO names nothing, and one on a whole schema
 * means everything in it. Tables that the step drops are not spread to, they go.
 */
public final class LockSpreadsRule implements Rule {

    private static final Set<String> CHANGES =
            Set.of("ALTER", "CREATE", "DROP", "TRUNCATE", "LOCK", "CLUSTER", "COMMENT", "REINDEX", "REFRESH");
    private static final Set<String> WHOLE = Set.of("SCHEMA", "DATABASE", "SYSTEM", "OWNED", "EXTENSION", "ROLE");

    private final TableSizes sizes;

    public LockSpreadsRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.LOCK_SPREADS_TO_OTHER_TABLES;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (StatementSeen statement : pass.statements()) {
                List<LockHold> spread = isNamedChange(statement) ? spread(pass, statement) : List.of();
                if (!spread.isEmpty()) {
                    tell(findings, pass, statement, spread);
                }
            }
        }
        return findings.list();
    }

    private static boolean isNamedChange(StatementSeen statement) {
        List<SqlStatement> statements = SqlLexer.cut(statement.sql()).statements();
        return statements.size() == 1
                && CHANGES.contains(statements.get(0).word(0))
                && !WHOLE.contains(statements.get(0).word(1));
    }

    /** Returns the locks on large tables that the statement does not name, neither themselves nor by one of their indexes. */
    private static List<LockHold> spread(WatchedPass pass, StatementSeen statement) {
        SqlLine line = new SqlLine(pass.underWay(statement).stream()
                .map(StatementSeen::sql)
                .map(SqlLine::of)
                .map(SqlLine::text)
                .collect(Collectors.joining("; ")));
        Set<ObjectName> named = statement.locks().stream()
                .map(LockHold::target)
                .filter(target -> line.names(lastPart(target.name())))
                .flatMap(target -> target.table().stream())
                .collect(Collectors.toSet());
        return statement.locks().stream()
                .filter(hold -> hold.target().kind().holdsRows() && hold.mode().blocksWrites())
                .filter(hold -> hold.target()
                        .table()
                        .filter(pass::isLarge)
                        .filter(table -> !named.contains(table) && !line.names(table.name()) && !isDropped(pass, table))
                        .isPresent())
                .sorted(Comparator.comparing(LockHold::mode).reversed())
                .toList();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean isDropped(WatchedPass pass, ObjectName table) {
        return pass.watched().relations().stream()
                .anyMatch(relation -> relation.table().equals(table)
                        && relation.kind().holdsRows()
                        && relation.fate() == RelationSeen.Fate.DROPPED);
    }

    private void tell(PassFindings findings, WatchedPass pass, StatementSeen statement, List<LockHold> spread) {
        LockWords words = new LockWords(pass);
        LockHold worst = spread.get(0);
        Optional<ObjectName> table = worst.target().table();
        List<String> others = spread.stream()
                .map(hold -> hold.target().name())
                .filter(name -> !name.equals(worst.target().name()))
                .distinct()
                .toList();
        Problem problem = words.statement(
                        worst.mode().sql() + " also falls on " + worst.target().name()
                                + ", which the statement does not name; held for " + worst.held(),
                        statement)
                .said(table.map(pass::size).orElse(""))
                .said(others.isEmpty() ? "" : "and on " + String.join(", ", others))
                .said(words.victims(worst))
                .remedy("plan for both tables: set a lock_timeout, run the statement by itself in its transaction"
                        + ", and drop or add foreign keys, partitions and views one by one");
        findings.add(
                pass,
                pass.weight(Severity.WARNING),
                statement.sql(),
                worst.target().name(),
                worst.held().micros(),
                problem);
    }
}
