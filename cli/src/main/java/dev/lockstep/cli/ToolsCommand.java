package dev.lockstep.cli;

import dev.lockstep.run.ToolFinder;
import dev.lockstep.run.ToolFinder.Found;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells which tools a repository uses and which programs they can be run with. */
@Command(
        name = "tools",
        description =
                "Tells which migration tools a repository uses, how that shows, whether they can be run and in which versions.",
        mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--project", paramLabel = "DIR", description = "The repository, or a folder of it.")
    private Path project = Path.of(".");

    @Override
    public Integer call() {
        List<Found> found = ToolFinder.ofClassPath().findAll(project);
        PrintWriter out = spec.commandLine().getOut();
        boolean every = found.isEmpty() ? none(out) : all(found, out);
        out.println("on the PATH:");
        for (InstalledProgram program : InstalledProgram.ALL) {
            out.println("  " + program.name() + ": " + program.version().orElse("not found"));
        }
        return every ? ExitCode.PASSED : ExitCode.INCONCLUSIVE;
    }

    private boolean none(PrintWriter out) {
        out.println("no migrations found in " + project.toAbsolutePath().normalize());
        return false;
    }

    /** Returns whether every one could be checked. */
    private boolean all(List<Found> found, PrintWriter out) {
        boolean every = true;
        out.println("found:");
        try (Trial trial = new Trial()) {
            for (Found one : found) {
                Trial.Result result = trial.of(one);
                out.println(line(one, result));
                result.obstacle()
                        .ifPresent(
                                problem -> out.println(problem.text().indent(4).stripTrailing()));
                every &= result.obstacle().isEmpty();
            }
        }
        return every;
    }

    private String line(Found one, Trial.Result result) {
        String said = result.obstacle().isPresent()
                ? "cannot be checked"
                : result.migrations().size() + (result.migrations().size() == 1 ? " migration" : " migrations");
        return "  " + (one.tool().name() + " " + result.version()).strip() + " in "
                + Folders.shown(project, one.project().root()) + ": " + said + "; "
                + one.project().foundBecause();
    }
}
