package dev.lockstep.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.journal.TableLoad;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a state that is kept.
 *
 * @param made when
 * @param took how long it took to make it
 * @param loads what was loaded
 */
record KeptLoad(Instant made, Duration took, List<TableLoad> loads) {

    private static final ObjectMapper JSON = new ObjectMapper();

    KeptLoad {
        loads = List.copyOf(loads);
    }

    String text() {
        ObjectNode root = JSON.createObjectNode();
        root.put("made", made.toString());
        root.put("tookMillis", took.toMillis());
        ArrayNode tables = root.putArray("loads");
        for (TableLoad load : loads) {
            ObjectNode table = tables.addObject()
                    .put("schema", load.table().schema())
                    .put("table", load.table().name())
                    .put("rows", load.rows())
                    .put("why", load.why());
            load.notes().forEach(table.putArray("notes")::add);
        }
        return root.toString();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws LockstepException if it is something else
     */
    static KeptLoad parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            List<TableLoad> loads = new ArrayList<>();
            for (JsonNode table : root.required("loads")) {
                List<String> notes = new ArrayList<>();
                table.required("notes").forEach(note -> notes.add(note.asText()));
                loads.add(new TableLoad(
                        new ObjectName(
                                table.required("schema").asText(),
                                table.required("table").asText()),
                        table.required("rows").asLong(),
                        table.required("why").asText(),
                        notes));
            }
            return new KeptLoad(
                    Instant.parse(root.required("made").asText()),
                    Duration.ofMillis(root.required("tookMillis").asLong()),
                    loads);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new LockstepException(
                    Problem.what("what is told of a kept state cannot be read")
                            .said(String.valueOf(e.getMessage()))
                            .remedy("delete the folder \"loaded\" in the cache"),
                    e);
        }
    }
}
