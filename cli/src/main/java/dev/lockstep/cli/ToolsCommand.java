package dev.lockstep.cli;

import dev.lockstep.run.ToolFinder;
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
                "Tells which migration tools a repository uses, how that shows, and which programs are installed.",
        mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--project", paramLabel = "DIR", description = "The repository, or a folder of it.")
    private Path project = Path.of(".");

    @Override
    public Integer call() {
        List<ToolFinder.Found> found = ToolFinder.ofClassPath().findAll(project);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                found.isEmpty()
                        ? "no migrations found in " + project.toAbsolutePath().normalize()
                        : "found:");
        for (ToolFinder.Found one : found) {
            out.println("  " + one.tool().name() + " in "
                    + Folders.shown(project, one.project().root()) + ": "
                    + one.project().foundBecause());
        }
        out.println("installed:");
        for (InstalledProgram program : InstalledProgram.ALL) {
            out.println("  " + program.name() + ": " + program.version().orElse("not found"));
        }
        return found.isEmpty() ? ExitCode.INCONCLUSIVE : ExitCode.PASSED;
    }
}
