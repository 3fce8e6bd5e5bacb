package dev.lockstep.conformance.probe;

import dev.lockstep.adapter.command.CommandResult;
import java.util.List;

/**
 * A run of a tool that is over.
 *
 * @param result how it ended
 * @param errors what the server refused, with its SQLSTATE, if somebody listened
 * @param statements what was sent to the server, if somebody listened
 */
record Run(CommandResult result, List<String> errors, List<Ear.Sent> statements) {

    Run {
        errors = List.copyOf(errors);
        statements = List.copyOf(statements);
    }

    boolean succeeded() {
        return result.succeeded();
    }

    boolean hung() {
        return result.end() == CommandResult.End.INTERRUPTED;
    }

    /** Returns the last thing that the server refused; empty if nothing. */
    String lastError() {
        return errors.isEmpty() ? "" : Plain.text(errors.get(errors.size() - 1));
    }

    /** Returns what the server refused last, and how it ended. */
    String told() {
        return errors.isEmpty() ? words() : "the server: " + lastError() + "; the tool: " + words();
    }

    /** Returns how it ended and the line of its output that says most. */
    String words() {
        if (hung()) {
            return "did not come to an end and was killed";
        }
        String said = Plain.tellingLine(result.output());
        return "exit code " + result.exitCode() + (said.isEmpty() ? ", and not a word" : ", “" + said + "”");
    }
}
