package dev.lockstep.adapter.flyway;

import dev.lockstep.migration.SourceLocation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the Java migrations of a project are written. */
final class JavaSources {

    private static final List<String> SOURCE_FOLDERS = List.of("src/main/java", "src/test/java", "src/main/kotlin");

    private final Path root;

    JavaSources(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Returns the source of {@code type}; its class file or jar where the source is not found. */
    SourceLocation find(Class<?> type) {
        String outermost = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
        for (@Nullable Path folder = root; folder != null; folder = folder.getParent()) {
            for (String sources : SOURCE_FOLDERS) {
                for (String ending : List.of(".java", ".kt")) {
                    Path file = folder.resolve(sources).resolve(outermost + ending);
                    if (Files.isRegularFile(file)) {
                        return SourceLocation.of(file);
                    }
                }
            }
        }
        return SourceLocation.of(compiled(type));
    }

    private Path compiled(Class<?> type) {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        try {
            Path place = Path.of(location.toURI());
            return Files.isDirectory(place) ? place.resolve(type.getName().replace('.', '/') + ".class") : place;
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return root;
        }
    }
}
