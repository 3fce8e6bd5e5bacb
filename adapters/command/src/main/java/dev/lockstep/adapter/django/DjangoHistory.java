package dev.lockstep.adapter.django;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The migrations of all apps, in the order of Django's own graph.
 *
 * <p>What other people's apps bring, Django's own among them, is a foundation: applied where the graph has it, because the project's
 * tables refer to it, but as few steps as can be and forward only, because nobody here can mend it.
 *
 * @param steps the migrations of Django that each step takes up, oldest first
 */
record DjangoHistory(Map<Migration, List<String>> steps) {

    static DjangoHistory of(JsonNode seen) {
        Map<Migration, List<String>> steps = new LinkedHashMap<>();
        List<JsonNode> others = new ArrayList<>();
        boolean anyOwn = false;
        for (JsonNode each : seen) {
            if (!each.path("own").asBoolean()) {
                others.add(each);
                continue;
            }
            anyOwn = true;
            addFoundation(steps, others);
            steps.put(own(each), List.of(name(each)));
        }
        addFoundation(steps, others);
        // A foundation that nothing stands on is no project.
        return new DjangoHistory(anyOwn ? steps : Map.of());
    }

    private static void addFoundation(Map<Migration, List<String>> steps, List<JsonNode> others) {
        if (others.isEmpty()) {
            return;
        }
        JsonNode last = others.get(others.size() - 1);
        Set<String> apps = new LinkedHashSet<>();
        others.forEach(each -> apps.add(each.path("app").asText()));
        String of = String.join(", ", apps);
        Migration migration = new Migration(
                new MigrationId(name(last)),
                "all that comes with " + of,
                source(last),
                new Reversal.Irreversible("it comes with " + of + ", not with this project"));
        steps.put(migration, others.stream().map(DjangoHistory::name).toList());
        others.clear();
    }

    private static Migration own(JsonNode seen) {
        List<String> operations = new ArrayList<>();
        seen.path("operations").forEach(each -> operations.add(each.asText()));
        String words = operations.isEmpty()
                ? name(seen)
                : operations.stream().limit(3).collect(Collectors.joining("; "))
                        + (operations.size() > 3 ? " and " + (operations.size() - 3) + " more" : "");
        String description = seen.path("atomic").asBoolean() ? words : words + " (atomic = False)";
        return new Migration(new MigrationId(name(seen)), description, source(seen), reversal(seen));
    }

    private static Reversal reversal(JsonNode seen) {
        Optional<Reversal.Irreversible> declared =
                new DeclarationReader().read(source(seen)).irreversible();
        if (declared.isPresent()) {
            return declared.get();
        }
        String said = seen.path("reversal").path("said").asText();
        return switch (seen.path("reversal").path("kind").asText()) {
            case "irreversible" -> new Reversal.Irreversible(said);
            case "missing" -> new Reversal.DownMissing(said);
            default -> new Reversal.Reversible();
        };
    }

    private static String name(JsonNode seen) {
        return seen.path("app").asText() + "." + seen.path("name").asText();
    }

    private static SourceLocation source(JsonNode seen) {
        return SourceLocation.of(Path.of(seen.path("file").asText()));
    }

    List<Migration> migrations() {
        return List.copyOf(steps.keySet());
    }

    /** Returns the migrations of Django that a step takes up. */
    List<String> namesIn(Migration step) {
        return Optional.ofNullable(steps.get(step)).orElseThrow();
    }

    /** Returns the steps of which everything is among {@code applied}, names as Django's table has them. */
    Set<MigrationId> completeIn(Set<String> applied) {
        return steps.entrySet().stream()
                .filter(step -> applied.containsAll(step.getValue()))
                .map(step -> step.getKey().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
