package dev.lockstep.spi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A user's migrations, as a tool finds them.
 *
 * @param tool the tool's name
 * @param root the folder that was pointed at
 * @param settings the tool's own settings by the tool's own names ({@code locations}, {@code contexts}, …)
 * @param foundBecause how the tool knew the project for its own, for people
 */
public record MigrationProject(String tool, Path root, SortedMap<String, String> settings, String foundBecause) {

    public MigrationProject {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** Returns this project with further settings, which win. */
    public MigrationProject with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new MigrationProject(tool, root, all, foundBecause);
    }
}
