package dev.lockstep.adapter.alembic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of a project: a graph, and one order in which each comes after those that it needs.
 *
 * @param revisions by id, in that order
 */
record AlembicRevisions(Map<String, Revision> revisions) {

    /**
     * One revision.
     *
     * @param parents what it is made upon; several for a merge point, none for a base
     * @param needs the parents and what it depends on beside them
     */
    record Revision(Migration migration, List<String> parents, List<String> needs) {}

    static AlembicRevisions of(JsonNode seen) {
        Map<String, Revision> revisions = new LinkedHashMap<>();
        for (JsonNode each : seen) {
            SourceLocation source = SourceLocation.of(Path.of(each.path("file").asText()));
            String id = each.path("id").asText();
            String description = each.path("description").asText();
            Migration migration = new Migration(
                    new MigrationId(id), description.isBlank() ? id : description, source, reversal(each, source));
            revisions.put(id, new Revision(migration, texts(each.path("parents")), texts(each.path("needs"))));
        }
        return new AlembicRevisions(revisions);
    }

    private static Reversal reversal(JsonNode seen, SourceLocation source) {
        Optional<Reversal.Irreversible> declared =
                new DeclarationReader().read(source).irreversible();
        if (declared.isPresent()) {
            return declared.get();
        }
        String said = seen.path("downgrade").path("said").asText();
        return switch (seen.path("downgrade").path("kind").asText()) {
            case "irreversible" -> new Reversal.Irreversible(said);
            case "missing" -> new Reversal.DownMissing(said);
            default -> new Reversal.Reversible();
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    List<Migration> migrations() {
        return revisions.values().stream().map(Revision::migration).toList();
    }

    /** Returns {@code heads} and everything that they need; a head that the project does not know stands alone. */
    Set<MigrationId> below(Set<String> heads) {
        Set<MigrationId> below = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(heads);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (below.add(new MigrationId(id))) {
                Optional.ofNullable(revisions.get(id)).ifPresent(revision -> open.addAll(revision.needs()));
            }
        }
        return below;
    }

    /**
     * Returns what Alembic's downgrade is given so that it takes down {@code id} only: a parent, or the base, as seen from {@code id};
     * without that, every other branch above the parent would go down, too.
     */
    String targetBelow(MigrationId id) {
        List<String> parents =
                Optional.ofNullable(revisions.get(id.value())).orElseThrow().parents();
        return id.value() + "@" + (parents.isEmpty() ? "base" : parents.get(0));
    }
}
