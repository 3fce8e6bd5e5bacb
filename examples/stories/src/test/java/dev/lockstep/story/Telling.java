package dev.lockstep.story;

import dev.lockstep.run.RunSettings;
import java.nio.file.Path;

/**
 * How one tool tells the story.
 *
 * @param tool its name
 * @param good the folder of the sound history, below {@code examples}
 * @param twin the folder of the broken one, below {@code examples}
 * @param kit what it needs to run
 * @param newestMajor the newest PostgreSQL that it can work with
 */
record Telling(String tool, String good, String twin, Kit kit, int newestMajor) {

    /** Returns the telling in the usual folders, of a tool that needs nothing and runs on every PostgreSQL. */
    static Telling of(String tool) {
        return new Telling(
                tool, tool + "-orders", "broken-orders/" + tool, Kit.none(), RunSettings.NEWEST_MAJOR_VERSION);
    }

    Telling with(Kit other) {
        return new Telling(tool, good, twin, other, newestMajor);
    }

    Telling withTwin(String folder) {
        return new Telling(tool, good, folder, kit, newestMajor);
    }

    Telling upTo(int major) {
        return new Telling(tool, good, twin, kit, major);
    }

    /** Returns the folder below {@code examples}. */
    String folder(Part part) {
        return part == Part.GOOD ? good : twin;
    }

    /** Returns a copy of the example in {@code temporary}, ready to run. */
    Example example(Part part, Path temporary) {
        return Example.copied(Tellings.EXAMPLES.resolve(folder(part)), temporary, kit);
    }

    @Override
    public String toString() {
        return tool;
    }
}
