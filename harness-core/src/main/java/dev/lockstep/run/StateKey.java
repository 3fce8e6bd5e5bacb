package dev.lockstep.run;

import dev.lockstep.journal.Environment;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Step;
import dev.lockstep.spi.LoadRequest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names the state that the first steps of a plan make: two runs have the same key only if they would make the same state.
 *
 * @param settings what the run was told
 * @param environment with which tool and server
 * @param fixtures what writes the rows
 */
record StateKey(RunSettings settings, Environment environment, Object fixtures) {

    /** Changed whenever a state is kept in another way. */
    private static final int FORM = 1;

    /**
     * A key, or why there is none.
     *
     * @param key empty if there is none
     * @param unknown empty if there is one
     */
    record Made(Optional<String> key, String unknown) {}

    /**
     * Makes the key.
     *
     * @param ground what the server says of itself
     * @param steps those that lead to the state
     */
    Made of(String ground, Plan plan, List<Step> steps, LoadRequest request) {
        Optional<String> code = settings.toolSettings().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*(callback|resolver).*"))
                .findFirst();
        if (code.isPresent()) {
            return unknown("the tool's setting " + code.get() + " names code");
        }
        try {
            Set<MigrationId> applied = applied(steps);
            ProjectContent.Known content = new ProjectContent(
                            settings.project(),
                            Set.of(settings.reportDirectory().toAbsolutePath().normalize()))
                    .look(migrations(plan, id -> applied.contains(id)), migrations(plan, id -> !applied.contains(id)));
            if (!content.unknown().isEmpty()) {
                return unknown(content.unknown());
            }
            ContentHash hash = new ContentHash()
                    .with("form", FORM)
                    .with("ground", ground)
                    .with("tool", environment.tool())
                    .with("tool's version", environment.toolVersion())
                    .with("tool's settings", settings.toolSettings())
                    .with("steps", steps)
                    .with("new rows", settings.newRows());
            rows(hash, request);
            Path root = settings.project().toAbsolutePath().normalize();
            for (Path file : content.files()) {
                hash.with(root.relativize(file).toString(), file);
            }
            return new Made(Optional.of(hash.text()), "");
        } catch (IOException e) {
            return unknown(String.valueOf(e));
        }
    }

    private void rows(ContentHash hash, LoadRequest request) throws IOException {
        hash.with("seed", request.seed())
                .with("rows", request.firstRow() + " " + request.rows() + " " + request.tables())
                .with("content", request.content())
                .with("counts", request.plan().counts())
                .with("share", request.plan().share());
        if (request.plan().profile().isPresent()) {
            hash.with("profile", request.plan().profile().get());
        }
        for (Path edges : request.plan().edges()) {
            hash.with("edges", edges);
        }
        code(hash, fixtures.getClass());
        code(hash, StateKey.class);
    }

    /** Whoever changes what writes rows changes this; a number to be raised by hand would be forgotten. */
    private static void code(ContentHash hash, Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("where the code of " + type.getName() + " comes from is not known");
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            hash.with("code", type.getName());
            for (Path file : new FolderFiles(place)
                    .find()
                    .orElseThrow(() -> new IOException("there are too many files below " + place))) {
                hash.with(place.relativize(file).toString(), file);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("the code of " + type.getName() + " cannot be read", e);
        }
    }

    private static Set<MigrationId> applied(List<Step> steps) {
        Set<MigrationId> applied = new HashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Prepare prepare) {
                applied.addAll(prepare.migrations());
            } else if (step instanceof Step.Apply apply) {
                applied.add(apply.migration());
            }
        }
        return applied;
    }

    private static List<Migration> migrations(Plan plan, Predicate<MigrationId> wanted) {
        return plan.migrations().stream()
                .filter(migration -> wanted.test(migration.id()))
                .toList();
    }

    private static Made unknown(String why) {
        return new Made(Optional.empty(), why);
    }
}
