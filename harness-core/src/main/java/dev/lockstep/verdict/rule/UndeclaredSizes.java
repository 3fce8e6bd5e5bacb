package dev.lockstep.verdict.rule;

import dev.lockstep.journal.Journal;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Span;
import dev.lockstep.problem.Problem;
import dev.lockstep.sql.SqlLine;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Rule;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Severity;
import dev.lockstep.verdict.TableSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks once how large tables are in production, when it is only that on which an error hangs.
 *
 * <p>Tables with fewer than {@link #ASKED_FROM} rows are left alone: they are likely to be as small in production.
 */
final class UndeclaredSizes {

    static final long ASKED_FROM = 1_000;

    private static final int SHOWN = 3;

    private final TableSizes sizes;

    UndeclaredSizes(TableSizes sizes) {
        this.sizes = sizes;
    }

    /** Returns the question; nothing if every table in doubt has a size. */
    Optional<Finding> question(Journal journal) {
        List<Finding> open = open(journal);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Finding first = open.get(0);
        Problem problem = Problem.what((open.size() == 1 ? "1 statement is" : open.size() + " statements are")
                + " harmless only while a table is small, and nobody said how large it is in production");
        for (Finding finding : open.subList(0, Math.min(SHOWN, open.size()))) {
            problem = problem.said(finding.rule() + " on " + finding.relation() + ": "
                    + SqlLine.of(finding.statement()).abbreviated());
        }
        problem = problem.remedy(String.format(
                Locale.ROOT,
                "declare the rows that %s has in production, or run with at least %,d rows: from there on a table counts as large",
                first.relation(),
                sizes.largeFrom()));
        return Optional.of(new JournalIndex(journal)
                .finding(
                        RuleId.COST_GROWS_WITH_ROWS,
                        Severity.INFO,
                        Span.of(new MigrationId(first.migration())),
                        first.direction(),
                        first.statement(),
                        first.relation(),
                        problem));
    }

    /** What would be an error if large tables began at {@link #ASKED_FROM} rows, and is none. */
    private List<Finding> open(Journal journal) {
        TableSizes smaller = new TableSizes(sizes.productionRows(), Math.min(ASKED_FROM, sizes.largeFrom()));
        List<Finding> now = errors(journal, sizes);
        return errors(journal, smaller).stream()
                .filter(finding -> sizes.inProduction(finding.relation()).isEmpty())
                .filter(finding -> now.stream().noneMatch(told -> isSame(told, finding)))
                .toList();
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.rule() == other.rule()
                && one.migration().equals(other.migration())
                && one.statement().equals(other.statement());
    }

    private static List<Finding> errors(Journal journal, TableSizes sizes) {
        List<Finding> errors = new ArrayList<>();
        for (Rule rule : List.of(
                new ScanUnderBlockingLockRule(sizes),
                new RewriteUnderBlockingLockRule(sizes),
                new IndexBuildBlocksWritesRule(sizes),
                new DdlAndBackfillRule(sizes))) {
            rule.judge(journal).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .forEach(errors::add);
        }
        return errors;
    }
}
