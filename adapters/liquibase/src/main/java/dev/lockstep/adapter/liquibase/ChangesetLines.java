package dev.lockstep.adapter.liquibase;

import dev.lockstep.migration.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the lines of each changeset in its file by a light scan; Liquibase itself does not keep them. What is not found is the
 * whole file.
 */
final class ChangesetLines {

    private final Map<Path, List<Block>> blocksByFile = new HashMap<>();

    SourceLocation locate(Path file, String author, String id) {
        return blocksByFile.computeIfAbsent(file, ChangesetLines::scan).stream()
                .filter(block -> block.author().equals(author) && block.id().equals(id))
                .findFirst()
                .map(block -> new SourceLocation(file, block.firstLine(), block.lastLine()))
                .orElseGet(() -> SourceLocation.of(file));
    }

    private static List<Block> scan(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (name.endsWith(".xml")) {
                return XmlLines.scan(text);
            }
            return name.endsWith(".sql") ? SqlLines.scan(text) : YamlLines.scan(text);
        } catch (IOException e) {
            return new ArrayList<>();
        }
    }

    /** The lines of one changeset, both inclusive, from 1. */
    record Block(String author, String id, int firstLine, int lastLine) {}
}
