package dev.lockstep.story;

import dev.lockstep.run.ToolFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/**
 * An example that can be run.
 *
 * @param folder of its {@code lockstep.yaml}
 */
record Example(Path folder) {

    /** What building an example, or working with it, leaves in its folder. */
    private static final Set<String> NOT_OF_THE_EXAMPLE =
            Set.of("target", "node_modules", ".venv", "bin", "__pycache__", "lockstep-report");

    static Example copied(Path original, Path temporary, Kit kit) {
        Path copy = temporary.resolve(original.getFileName().toString());
        try {
            Files.walkFileTree(original, new Copy(original, copy));
            kit.into(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Example(copy);
    }

    /** Returns the project as its {@code lockstep.yaml} describes it. */
    ToolFinder.Found found() {
        Map<?, ?> written = written();
        Map<String, String> settings = new TreeMap<>();
        if (written.get("settings") instanceof Map<?, ?> pairs) {
            pairs.forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
        }
        Path project = folder.resolve(text(written, "project").orElse("")).normalize();
        return ToolFinder.ofClassPath().find(project, text(written, "tool"), settings);
    }

    private Map<?, ?> written() {
        try {
            return new Yaml().load(Files.readString(folder.resolve("lockstep.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Map<?, ?> written, String name) {
        return Optional.ofNullable(written.get(name)).map(String::valueOf);
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        private Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (NOT_OF_THE_EXAMPLE.contains(String.valueOf(directory.getFileName()))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(place(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, place(file));
            return FileVisitResult.CONTINUE;
        }

        private Path place(Path of) {
            return to.resolve(from.relativize(of).toString());
        }
    }
}
