package dev.lockstep.render;

import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where a finding is, as a CI names files.
 *
 * @param path relative to the repository where the file lies in it, else whole; always with forward slashes
 * @param line from 1
 */
record FilePlace(String path, int line) {

    static FilePlace of(SourceLocation source, Path root) {
        Path whole = source.file().toAbsolutePath().normalize();
        Path base = root.toAbsolutePath().normalize();
        return new FilePlace(slashed(whole.startsWith(base) ? base.relativize(whole) : whole), source.firstLine());
    }

    private static String slashed(Path path) {
        List<String> names = StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.toList());
        return (path.isAbsolute() ? "/" : "") + String.join("/", names);
    }
}
