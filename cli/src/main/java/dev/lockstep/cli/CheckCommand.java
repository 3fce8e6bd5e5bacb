package dev.lockstep.cli;

import dev.lockstep.Lockstep;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A run with its verdict. */
@Command(
        name = "check",
        description = "Takes the migrations up, down and up again and judges what that did.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:passed", "1:failed", "2:inconclusive, or the command was misused"})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The migrations' folder, or the repository in which they lie. Its lockstep.yaml is read.")
    private @Nullable Path project;

    @Option(names = "--config", paramLabel = "FILE", description = "Another file of settings than lockstep.yaml.")
    private @Nullable Path config;

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the format goes; standard output when left out.")
    private @Nullable Path output;

    @Mixin
    private Flags flags = new Flags();

    @Override
    public Integer call() {
        SettingsAssembly assembly = new SettingsAssembly(flags, project, config);
        RunSettings settings = assembly.settings();
        RunResult result;
        try (Progress progress = Progress.on(spec.commandLine().getErr())) {
            result = Lockstep.check(settings);
        }
        tell(result, Folders.repositoryOf(settings.project()));
        return ExitCode.of(result.verdict());
    }

    private void tell(RunResult result, Path root) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.TEXT && output == null) {
            out.println(result.summary());
            return;
        }
        new Output(out, output).put(format.render(List.of(result.report()), root));
        (output == null ? spec.commandLine().getErr() : out).println(result.summary());
    }
}
