package dev.lockstep.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is published. */
final class CommittedMatrix {

    private static final Path DOCS = Path.of("..", "docs");

    private CommittedMatrix() {}

    static Matrix read() {
        return Matrix.of(text("conformance.json"));
    }

    static String text(String name) {
        try {
            return Files.readString(DOCS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
