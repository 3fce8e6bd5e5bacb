package dev.lockstep.postgres;

import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Tells what the file system refused. */
final class Disk {

    private Disk() {}

    /** Returns the problem of not being able to write below {@code folder}. */
    static Problem problem(String what, Path folder, IOException cause) {
        return Problem.what(what)
                .where(folder)
                .said(words(cause))
                .remedy(
                        "make room or give rights there, or name another folder by the property lockstep.cache or lockstep.temp");
    }

    /** Returns what the file system said. */
    static String words(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            String reason = failure.getReason();
            return reason == null ? cause.getClass().getSimpleName() + ": " + failure.getFile() : reason;
        }
        return String.valueOf(cause.getMessage());
    }
}
