package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.render.JsonReader;
import dev.lockstep.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells runs that are over once more: in another form, or several of them as one. */
@Command(
        name = "report",
        description = {
            "Tells runs that are over once more: in another form, or those of several projects as one.",
            "Ends like the worst of them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all passed", "1:one failed", "2:one was inconclusive, or the command was misused"})
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "report.json, or a folder with such files in or below it; lockstep-report when left out.")
    private List<Path> places = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}, but not json.")
    private Format format = Format.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the format goes; standard output when left out.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (format == Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--format json: that is what is read; say another format");
        }
        List<Path> files = ReportFiles.below(places.isEmpty() ? List.of(Path.of(SettingsAssembly.REPORTS)) : places);
        if (files.isEmpty()) {
            throw new LockstepException(Problem.what("there is no report")
                    .where(places.isEmpty() ? SettingsAssembly.REPORTS : words())
                    .said("looked for " + ReportFiles.NAME + " in it and below")
                    .remedy("run lockstep check first, or name the folder that it wrote its report to"));
        }
        JsonReader reader = new JsonReader();
        List<Report> reports = files.stream().map(reader::read).toList();
        PrintWriter out = spec.commandLine().getOut();
        new Output(out, output)
                .put(format.render(reports, Folders.repositoryOf(Path.of("").toAbsolutePath())));
        if (reports.size() > 1) {
            (output == null ? spec.commandLine().getErr() : out).println(Tally.of(reports));
        }
        return reports.stream().mapToInt(ExitCode::of).reduce(ExitCode.PASSED, ExitCode::worse);
    }

    private String words() {
        return String.join(", ", places.stream().map(Path::toString).toList());
    }
}
