package dev.lockstep.adapter.flyway;

import java.util.Collection;
import java.util.Set;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The files that Flyway may see during one step.
 *
 * @param all what Flyway itself found
 * @param hidden where the files lie that it is not to see, by {@link #place}
 */
record VisibleResources(ResourceProvider all, Set<String> hidden) implements ResourceProvider {

    VisibleResources {
        hidden = Set.copyOf(hidden);
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return all.getResources(prefix, suffixes).stream()
                .filter(resource -> !hidden.contains(place(resource)))
                .toList();
    }

    static String place(LoadableResource resource) {
        return resource.getAbsolutePathOnDisk();
    }
}
