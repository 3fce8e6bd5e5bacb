package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a text goes that others read: the file that was named, else standard output. */
final class Output {

    private final PrintWriter out;
    private final @Nullable Path file;

    Output(PrintWriter out, @Nullable Path file) {
        this.out = out;
        this.file = file;
    }

    /** @throws LockstepException if the file cannot be written */
    void put(String text) {
        if (file == null) {
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
            return;
        }
        try {
            @Nullable Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("the output cannot be written")
                            .where(file)
                            .said(e.toString())
                            .remedy("give another file, or the right to write there"),
                    e);
        }
    }
}
