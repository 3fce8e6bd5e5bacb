package dev.lockstep;

import dev.lockstep.PreparedRun.Judged;
import dev.lockstep.journal.Environment;
import dev.lockstep.journal.Journal;
import dev.lockstep.plan.Plan;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.render.JsonRenderer;
import dev.lockstep.render.MarkdownRenderer;
import dev.lockstep.render.SummaryRenderer;
import dev.lockstep.render.html.HtmlRenderer;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportBuilder;
import dev.lockstep.run.RepeatLine;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.SettingsCheck;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.WantedRows;
import dev.lockstep.spi.FixtureSource;
import dev.lockstep.spi.ReportRenderer;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.verdict.Judgement;
import dev.lockstep.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One check from its settings to its report. */
final class Check {

    private static final Logger log = LoggerFactory.getLogger(Check.class);

    private final RunSettings settings;

    Check(RunSettings settings) {
        this.settings = settings;
    }

    /** Prepares the run, has {@code performed} do it on a server, and tells what came of it. */
    RunResult run(Function<PreparedRun, Judged> performed) {
        Instant startedAt = Instant.now();
        List<Problem> faults = new ArrayList<>(new SettingsCheck().faults(settings));
        reportFolder().ifPresent(faults::add);
        Judged judged;
        try {
            judged = faults.isEmpty() ? performed.apply(prepare()) : notBegun(faults);
        } catch (LockstepException stuck) {
            judged = notBegun(List.of(stuck.problem()));
        }
        return tell(judged, startedAt);
    }

    private static Judged notBegun(List<Problem> why) {
        return Judged.notBegun(why);
    }

    private PreparedRun prepare() {
        ToolFinder.Found found =
                ToolFinder.ofClassPath().find(settings.project(), settings.tool(), settings.toolSettings());
        log.info(
                "{}/{} tests {}: {}",
                settings.name(),
                found.tool().name(),
                found.project().root(),
                found.project().foundBecause());
        return new PreparedRun(settings, found, fixtures(), model());
    }

    private FixtureSource fixtures() {
        List<FixtureSource> sources = ServiceLoader.load(FixtureSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (sources.size() == 1) {
            return sources.get(0);
        }
        if (sources.isEmpty()
                && new WantedRows(settings).most() == 0
                && settings.growthVolumes().isEmpty()) {
            return (database, request) -> List.of();
        }
        throw new LockstepException(
                sources.isEmpty()
                        ? Problem.what("nothing on the class path can write rows")
                                .said("wanted: " + settings.rows() + " rows per table")
                                .remedy("add lockstep-fixtures to the test dependencies")
                        : Problem.what("several sources of rows are on the class path")
                                .said(sources.stream()
                                        .map(source -> source.getClass().getName())
                                        .collect(Collectors.joining(", ")))
                                .remedy("leave one of them on the test class path"));
    }

    private Optional<SchemaModel> model() {
        if (settings.model().isEmpty()) {
            return Optional.empty();
        }
        SchemaModel.Choice choice = settings.model().get();
        List<SchemaModel.Source> sources = ServiceLoader.load(SchemaModel.Source.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        SchemaModel.Source source = sources.stream()
                .filter(candidate -> candidate.name().equals(choice.source()))
                .findFirst()
                .orElseThrow(() -> new LockstepException(Problem.what(
                                "there is no kind of model named \"" + choice.source() + "\"")
                        .where("setting model")
                        .said("on the class path: "
                                + (sources.isEmpty()
                                        ? "none"
                                        : sources.stream()
                                                .map(SchemaModel.Source::name)
                                                .collect(Collectors.joining(", "))))
                        .remedy("correct the name, or add the model's Lockstep adapter to the test dependencies")));
        return Optional.of(source.open(new TreeMap<>(choice.settings())));
    }

    private Optional<Problem> reportFolder() {
        try {
            Files.createDirectories(settings.reportDirectory());
            return Files.isWritable(settings.reportDirectory())
                    ? Optional.empty()
                    : Optional.of(unwritable("no right to write"));
        } catch (IOException e) {
            return Optional.of(unwritable(e.toString()));
        }
    }

    private Problem unwritable(String said) {
        return Problem.what("the report cannot be written")
                .where(settings.reportDirectory())
                .said(said)
                .remedy("give another folder for reports, or the right to write there");
    }

    private RunResult tell(Judged judged, Instant startedAt) {
        Judgement judgement = judged.judgement();
        Journal journal = judged.journal().orElseGet(() -> nothing(startedAt));
        Report report = new ReportBuilder(settings.limits())
                .build(
                        settings.name(),
                        journal,
                        judgement,
                        Duration.between(startedAt, Instant.now()),
                        judged.circumstances(),
                        new RepeatLine(settings).of(journal.environment()));
        Path file = settings.reportDirectory().resolve(new JsonRenderer().fileName());
        Path page = file.resolveSibling(new HtmlRenderer().fileName());
        Verdict verdict = judgement.verdict();
        String summary = new SummaryRenderer().render(report);
        try {
            for (ReportRenderer renderer :
                    List.of(new JsonRenderer(), new HtmlRenderer(), new MarkdownRenderer(), new SummaryRenderer())) {
                write(renderer, report);
            }
            summary += "\nreport:  " + page.toAbsolutePath();
        } catch (IOException e) {
            // A report that nobody can read must not pass for one.
            List<Problem> why = new ArrayList<>(judgement.unchecked());
            if (why.stream()
                    .noneMatch(problem -> problem.what().equals(unwritable("").what()))) {
                why.add(unwritable(e.toString()));
            }
            verdict = verdict instanceof Verdict.Failed ? verdict : new Verdict.Inconclusive(verdict.findings(), why);
            summary += "\nreport:  not written, " + e;
        }
        log.info(
                "{}/{} {}, report {}",
                settings.name(),
                journal.environment().tool(),
                verdict.word(),
                page.toAbsolutePath());
        return new RunResult(judged.journal(), verdict, summary, report, file);
    }

    private void write(ReportRenderer renderer, Report report) throws IOException {
        Files.writeString(settings.reportDirectory().resolve(renderer.fileName()), renderer.render(report));
    }

    private Journal nothing(Instant startedAt) {
        return new Journal(
                new Environment(settings.tool().orElse(""), "", "", "", settings.seed()),
                new Plan(settings.journey(), List.of(), List.of()),
                startedAt,
                List.of());
    }
}
