package dev.lockstep.adapter.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * A script of ours that the project's own interpreter runs, with the tool's own library, and that writes down what it saw of the project.
 * Into a file: what a project's code prints belongs to nobody.
 *
 * @param command the script; the file is its last argument
 * @param explain tells why it failed
 */
public record ProjectScript(Command command, BiFunction<Problem, CommandResult, Problem> explain) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * Runs the script.
     *
     * @param failed says what could not be done if it fails
     * @throws LockstepException with the script's words if it fails
     */
    public JsonNode read(Problem failed, Scratch scratch) {
        try {
            Path file = Files.createTempFile(scratch.folder(), "seen", ".json");
            CommandResult result = new CommandRunner().run(command.with(file.toString()), DEADLINE);
            if (!result.succeeded()) {
                throw new LockstepException(explain.apply(failed, result));
            }
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new LockstepException(failed.said(e.toString()), e);
        }
    }
}
