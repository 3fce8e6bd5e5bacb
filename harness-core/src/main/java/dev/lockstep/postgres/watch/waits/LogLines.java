package dev.lockstep.postgres.watch.waits;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into lines as they come. What is not UTF-8 becomes a replacement character; of very long lines only the beginning
 * is kept.
 */
final class LogLines {

    /** Nothing that is looked for is longer, and a statement in an error's context can have megabytes. */
    static final int LONGEST = 16_384;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** Takes what is in the buffer and returns the lines that end in it. */
    List<String> take(ByteBuffer bytes) {
        List<String> lines = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                lines.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else if (begun.size() < LONGEST) {
                begun.write(next);
            }
        }
        return lines;
    }
}
