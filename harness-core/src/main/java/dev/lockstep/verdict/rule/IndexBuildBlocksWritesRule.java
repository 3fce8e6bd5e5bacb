package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Effects;
import dev.lockstep.journal.Journal;
import dev.lockstep.journal.StatementSeen;
import dev.lockstep.lock.LockTarget;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import dev.lockstep.verdict.remedy.SafeFormFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * No index of a large table is built while a lock of the same transaction keeps its writers out.
 *
 * <p>Indexes that are built because their table is written anew are told by {@link RewriteUnderBlockingLockRule}.
 */
public final class IndexBuildBlocksWritesRule implements Rule {

    private final TableSizes sizes;

    public IndexBuildBlocksWritesRule(TableSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public RuleId id() {
        return RuleId.INDEX_BUILD_BLOCKS_WRITES;
    }

    @Override
    public List<Finding> judge(Journal journal) {
        PassFindings findings = new PassFindings(id(), journal);
        for (WatchedPass pass : WatchedPass.all(journal, sizes)) {
            for (StatementSeen statement : pass.statements()) {
                Map<ObjectName, List<String>> built = built(pass, statement);
                if (!built.isEmpty()) {
                    tell(findings, pass, statement, built);
                }
            }
        }
        return findings.list();
    }

    private static Map<ObjectName, List<String>> built(WatchedPass pass, StatementSeen statement) {
        Effects effects = statement.effects();
        Map<ObjectName, List<String>> built = new LinkedHashMap<>();
        effects.indexes().forEach(index -> add(built, index.table(), index.index()));
        effects.rewrites().stream()
                .filter(rewrite -> rewrite.kind() == LockTarget.Kind.INDEX)
                .forEach(rewrite -> add(built, rewrite.table(), rewrite.relation()));
        built.keySet()
                .removeIf(table -> !pass.isLarge(table)
                        || pass.blocking(statement, table).isEmpty()
                        || effects.rewrites().stream()
                                .anyMatch(rewrite -> rewrite.kind().holdsRows()
                                        && rewrite.table().equals(table)));
        return built;
    }

    private static void add(Map<ObjectName, List<String>> built, ObjectName table, String index) {
        List<String> names = built.computeIfAbsent(table, name -> new ArrayList<>());
        if (!names.contains(index)) {
            names.add(index);
        }
    }

    private static void tell(
            PassFindings findings, WatchedPass pass, StatementSeen statement, Map<ObjectName, List<String>> built) {
        LockWords words = new LockWords(pass);
        ObjectName table = built.keySet().iterator().next();
        WatchedPass.Held held = pass.blocking(statement, table).get(0);
        List<String> indexes = built.values().stream().flatMap(List::stream).toList();
        String what = indexes.size() == 1
                ? "index " + indexes.get(0) + " on " + table + " is built under "
                : indexes.size() + " indexes on "
                        + built.keySet().stream().map(ObjectName::toString).collect(Collectors.joining(", "))
                        + " are built under ";
        Problem problem = words.problem(
                        what + LockWords.held(held.hold()) + ": "
                                + LockWords.effect(held.hold().mode()),
                        statement,
                        table)
                .said(LockWords.origin(statement, held))
                .said(words.victims(held.hold()))
                .remedy(
                        new SafeFormFinder()
                                .find(statement.sql())
                                .orElse(
                                        "build the index with CREATE INDEX CONCURRENTLY, outside a transaction and before what needs it"));
        findings.add(
                pass,
                pass.weight(Severity.ERROR),
                statement.sql(),
                table.toString(),
                held.hold().held().micros(),
                problem);
    }
}
