package dev.lockstep.run;

import dev.lockstep.journal.Journal;
import dev.lockstep.report.Report;
import dev.lockstep.verdict.Verdict;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param journal what was done and seen; empty if the run could not begin, and then the verdict says why
 * @param verdict what it is worth
 * @param summary the console summary, several lines without a final line break
 * @param report what its reader is told, for any renderer
 * @param reportFile the report.json that was written
 */
public record RunResult(Optional<Journal> journal, Verdict verdict, String summary, Report report, Path reportFile) {

    /** Returns the same report for people: the report.html that was written beside it. */
    public Path reportPage() {
        return reportFile.resolveSibling("report.html");
    }
}
