package dev.lockstep.adapter.flyway;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * What Flyway may see during one step.
 *
 * @param resources the files
 * @param javaMigrations the classes
 * @param target the version to stop at; empty where there is none to name
 */
record View(ResourceProvider resources, List<Class<? extends JavaMigration>> javaMigrations, Optional<String> target) {

    /**
     * Callbacks that production runs once, after the newest migration. Before that, what they refer to may not be there yet.
     */
    private static final Set<String> CLOSING =
            Set.of("afterMigrate", "afterMigrateApplied", "afterMigrateOperationFinish", "afterVersioned");

    View {
        javaMigrations = List.copyOf(javaMigrations);
    }

    /** Shows {@code newest} and what comes before it; the closing callbacks too if nothing comes after it. */
    static View upTo(FlywayMigration newest, List<FlywayMigration> all, FlywayEngine.Look look) {
        int shown = all.indexOf(newest) + 1;
        List<FlywayMigration> later = all.subList(shown, all.size());
        Set<String> hidden = later.isEmpty() ? new HashSet<>() : closingCallbacks(look);
        later.forEach(each -> each.place().ifPresent(hidden::add));
        List<Class<? extends JavaMigration>> classes = all.subList(0, shown).stream()
                .<Class<? extends JavaMigration>>flatMap(each -> each.javaClass().stream())
                .toList();
        return new View(new VisibleResources(look.means().resourceProvider, hidden), classes, newest.version());
    }

    /** Shows nothing at all. */
    static View empty() {
        return new View(new NoResources(), List.of(), Optional.empty());
    }

    private static Set<String> closingCallbacks(FlywayEngine.Look look) {
        Set<String> places = new HashSet<>();
        String[] suffixes = look.configuration().getSqlMigrationSuffixes();
        for (LoadableResource file : look.means().resourceProvider.getResources("after", suffixes)) {
            String event = file.getFilename().split("__|\\.", 2)[0];
            if (CLOSING.contains(event)) {
                places.add(VisibleResources.place(file));
            }
        }
        return places;
    }
}
