package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a rule's page. */
@Command(
        name = "explain",
        description = "Tells what a rule means, why it matters and what to do.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description = "For instance down-missing; all are listed when left out.")
    private String rule = "";

    @Override
    public Integer call() {
        String text = rule.isBlank() ? names("\n") : page();
        spec.commandLine().getOut().println(text.strip());
        return ExitCode.PASSED;
    }

    private String page() {
        RuleId known = RuleId.of(rule)
                .orElseThrow(() -> new LockstepException(Problem.what("there is no rule named \"" + rule + "\"")
                        .said("rules: " + names(", "))
                        .remedy("correct the name")));
        try (@Nullable
                InputStream page = ExplainCommand.class.getResourceAsStream("rules/" + known.id() + "/rule.md")) {
            if (page == null) {
                throw new IllegalStateException("the page of " + known + " was not packed");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String names(String between) {
        return Arrays.stream(RuleId.values()).map(RuleId::id).sorted().collect(Collectors.joining(between));
    }
}
