package dev.lockstep.adapter.drizzle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Drizzle's own list of a project's migrations.
 *
 * @param folder where they are
 * @param journal {@code meta/_journal.json}
 * @param entries in the order in which Drizzle takes them up
 */
record DrizzleJournal(Path folder, ObjectNode journal, List<Entry> entries) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One migration.
     *
     * @param tag its name
     * @param when milliseconds; what Drizzle knows it by in the database
     * @param file where it is written
     */
    record Entry(String tag, long when, Path file) {}

    /** Reads the journal; a folder that has none holds no migrations. */
    static DrizzleJournal read(Path folder) {
        Path file = folder.resolve("meta/_journal.json");
        if (!Files.exists(file)) {
            return new DrizzleJournal(folder, MAPPER.createObjectNode(), List.of());
        }
        Problem unreadable = Problem.what("Drizzle's journal cannot be read").where(file);
        try {
            if (!(MAPPER.readTree(file.toFile()) instanceof ObjectNode journal)
                    || !(journal.path("entries") instanceof ArrayNode list)) {
                throw new LockstepException(unreadable.said("there is no list of entries in it"));
            }
            List<Entry> entries = new ArrayList<>();
            List<Problem> missing = new ArrayList<>();
            for (JsonNode each : list) {
                String tag = each.path("tag").asText();
                Path sql = folder.resolve(tag + ".sql");
                entries.add(new Entry(tag, each.path("when").asLong(), sql));
                if (!Files.isRegularFile(sql)) {
                    missing.add(Problem.what("there is no file of the migration " + tag)
                            .where(sql)
                            .said("the journal has it: " + file)
                            .remedy("bring the file back, or take the migration out of the journal"));
                }
            }
            if (!missing.isEmpty()) {
                throw new LockstepException(Problem.together("migrations without a file", missing));
            }
            return new DrizzleJournal(folder, journal, List.copyOf(entries));
        } catch (JsonProcessingException e) {
            throw new LockstepException(unreadable.said(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what Drizzle needs of the migrations up to {@code tag} into {@code copy}. */
    void copyUpTo(String tag, Path copy) {
        ObjectNode cut = journal.deepCopy();
        ArrayNode list = cut.putArray("entries");
        try {
            Files.createDirectories(copy.resolve("meta"));
            for (int i = 0; i < entries.size(); i++) {
                list.add(journal.path("entries").get(i));
                Entry entry = entries.get(i);
                Path target = copy.resolve(entry.tag() + ".sql");
                if (!Files.exists(target)) {
                    Files.copy(entry.file(), target);
                }
                if (entry.tag().equals(tag)) {
                    break;
                }
            }
            MAPPER.writeValue(copy.resolve("meta/_journal.json").toFile(), cut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
