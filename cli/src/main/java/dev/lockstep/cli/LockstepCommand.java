package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lockstep} and what it can be told to do. */
@Command(
        name = "lockstep",
        description =
                "Takes migrations up, down and up again on a real PostgreSQL with rows in it, and judges what that did.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {
            CheckCommand.class,
            ProfileCommand.class,
            ReportCommand.class,
            ToolsCommand.class,
            ExplainCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:passed", "1:failed", "2:inconclusive, or the command was misused"})
public final class LockstepCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command that {@code arguments} name and ends the program with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the command, for a program that runs it inside its own JVM and wants its exit code and what it says. */
    public static CommandLine commandLine() {
        // What migrations say may be in any script; a C locale must not make question marks of it.
        Charset charset = StandardCharsets.UTF_8;
        return new CommandLine(new LockstepCommand())
                .setOut(new PrintWriter(System.out, true, charset))
                .setErr(new PrintWriter(System.err, true, charset))
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, command))
                .setParameterExceptionHandler(LockstepCommand::misused)
                .registerConverter(Format.class, Format::of);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }

    private static int told(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof LockstepException stuck)) {
            throw failure;
        }
        command.getErr().println(stuck.problem().text());
        return ExitCode.INCONCLUSIVE;
    }

    private static int misused(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("remedy: see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.INCONCLUSIVE;
    }
}
