package dev.lockstep.conformance.idiom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of a project that is being written. */
record ProjectFolder(Path root) {

    /** Takes away what stood in one of its folders. */
    ProjectFolder without(String name) throws IOException {
        Path folder = root.resolve(name);
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return this;
    }

    ProjectFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Lets the project have the installed {@code target} under {@code name}. */
    ProjectFolder link(String name, Path target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.toAbsolutePath().getParent());
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, target);
        }
        return this;
    }

    MigrationProject project(String tool) {
        return new MigrationProject(tool, root, new TreeMap<>(), "the run wrote it");
    }

    /** Returns the statements as a script, each with its semicolon. */
    static String script(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    /** Returns {@code text} as a literal that JavaScript, TypeScript and Python read alike. */
    static String literal(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
