package dev.lockstep.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command said and how it ended.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err what it said about itself
 */
record Told(int code, String out, String err) {

    static Told by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = LockstepCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Told(code, out.toString(), err.toString());
    }
}
