package dev.lockstep;

import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.problem.Problem;
import dev.lockstep.render.BaselineFile;
import dev.lockstep.run.BaselineChoice;
import dev.lockstep.run.BaselineConditions;
import dev.lockstep.run.RunSettings;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.baseline.Baseline;
import dev.lockstep.verdict.baseline.BaselineComparison;
import dev.lockstep.verdict.baseline.Figure;
import dev.lockstep.verdict.baseline.FigureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The baseline of a run: read before the run begins, so that a file that cannot be read costs no time, then compared or written.
 *
 * @param settings of the run
 * @param choice which file
 * @param before what it held when the run began; empty if it was not there
 */
record HeldBaseline(RunSettings settings, BaselineChoice choice, Optional<Baseline> before) {

    /** Returns the baseline that is asked for, if one is. */
    static Optional<HeldBaseline> of(RunSettings settings) {
        return settings.volume()
                .baseline()
                .map(choice -> new HeldBaseline(
                        settings,
                        choice,
                        Files.exists(choice.file())
                                ? Optional.of(new BaselineFile().read(choice.file()))
                                : Optional.empty()));
    }

    /** Returns what the run is judged by; a baseline that knows nothing where it is not. */
    Baseline judge(Environment environment) {
        boolean compared = choice.use() == BaselineChoice.Use.COMPARED
                && differences(environment).isEmpty();
        return compared ? before.orElseGet(Baseline::none) : Baseline.none();
    }

    /** Returns why a comparison that was asked for did not take place. */
    List<Problem> unchecked(Journal journal) {
        if (before.isEmpty() || choice.use() == BaselineChoice.Use.UPDATED) {
            return List.of();
        }
        List<String> differences = differences(journal.environment());
        if (!differences.isEmpty()) {
            Problem problem =
                    Problem.what("the run was not compared with its baseline").where(choice.file());
            for (String difference : differences) {
                problem = problem.said(difference);
            }
            return List.of(problem.remedy(
                    "run as the baseline was run, name another file, or write this one anew with updateBaseline=true"));
        }
        BaselineComparison comparison = comparison(journal, before.get());
        return comparison.compared() > 0 || comparison.figures().isEmpty()
                ? List.of()
                : List.of(Problem.what("the baseline knows nothing of the migrations of this run")
                        .where(choice.file())
                        .said("migrations: " + String.join(", ", comparison.unknown()))
                        .remedy("take them into it with updateBaseline=true"));
    }

    /** Writes the file where that is due, and returns what a reader must know. */
    String settled(Journal journal, Verdict verdict) {
        boolean same = differences(journal.environment()).isEmpty();
        if (before.isPresent() && choice.use() == BaselineChoice.Use.COMPARED) {
            return same ? told(comparison(journal, before.get())) : words("not compared");
        }
        boolean whole = journal.observations().stream()
                .allMatch(observation -> observation.outcome().isCompleted());
        if (!whole || verdict instanceof Verdict.Inconclusive) {
            return words("not written, because the run did not get through");
        }
        SortedMap<Figure, Long> figures = new FigureReader().read(journal);
        Baseline written = before.filter(known -> same)
                .map(known -> known.with(figures))
                .orElseGet(() -> Baseline.of(new BaselineConditions(settings).of(journal.environment()), figures));
        try {
            new BaselineFile().write(choice.file(), written);
        } catch (IOException e) {
            return words("not written, " + e);
        }
        if (before.isEmpty()) {
            return words("written, because it was not there; later runs are compared with it");
        }
        return same
                ? words("now has " + (written.runs() == 1 ? "one sample" : written.runs() + " samples") + " of at most "
                        + Baseline.MOST_SAMPLES)
                : words("written anew, because the run was of another kind");
    }

    private String told(BaselineComparison comparison) {
        List<String> unknown = comparison.unknown();
        return words(comparison.words() + (unknown.isEmpty() ? "" : "; not yet in it: " + String.join(", ", unknown)));
    }

    private String words(String what) {
        return "baseline " + choice.file().getFileName() + ": " + what;
    }

    private List<String> differences(Environment environment) {
        return before.map(known -> known.differences(new BaselineConditions(settings).of(environment)))
                .orElseGet(List::of);
    }

    private static BaselineComparison comparison(Journal journal, Baseline baseline) {
        return new BaselineComparison(baseline, new FigureReader().read(journal));
    }
}
