package dev.lockstep.adapter.hibernate;

import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where a version of a model is written: its line of the settings' file, and the Java sources of its classes. */
final class ModelSources {

    private static final List<String> FOLDERS = List.of("src/main/java", "src/test/java", "");

    private final Path root;

    ModelSources(Path root) {
        this.root = root;
    }

    /** Returns the sources, the most telling first; the compiled class where there is no source. */
    List<SourceLocation> of(String model, MappedClasses classes) {
        Set<SourceLocation> sources = new LinkedHashSet<>(inSettings(model));
        for (Class<?> type : classes.classes()) {
            java(type.getPackageName() + ".package-info").ifPresent(sources::add);
        }
        for (Class<?> type : classes.classes()) {
            java(type.getName()).ifPresent(sources::add);
        }
        if (sources.isEmpty()) {
            sources.add(compiled(classes.classes().get(0)));
        }
        return new ArrayList<>(sources);
    }

    // The comments above a model's line are about it.
    private List<SourceLocation> inSettings(String model) {
        Path file = root.resolve(ModelSettings.FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            int first = 1;
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.startsWith("model." + model + "=") || line.startsWith("model." + model + ".")) {
                    return List.of(new SourceLocation(file, first, i + 1));
                }
                first = line.isEmpty() || line.startsWith("#") ? first : i + 2;
            }
            return List.of();
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what(ModelSettings.FILE + " cannot be read")
                            .where(file)
                            .said(e.toString()),
                    e);
        }
    }

    private Optional<SourceLocation> java(String name) {
        String outermost = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        return FOLDERS.stream()
                .map(folder -> root.resolve(folder).resolve(outermost.replace('.', '/') + ".java"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(SourceLocation::of);
    }

    private static SourceLocation compiled(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        CodeSource place = type.getProtectionDomain().getCodeSource();
        return SourceLocation.of(
                place != null && "file".equals(place.getLocation().getProtocol())
                        ? Path.of(URI.create(place.getLocation().toString())).resolve(name)
                        : Path.of(name));
    }
}
