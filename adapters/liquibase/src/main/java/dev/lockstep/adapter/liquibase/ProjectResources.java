package dev.lockstep.adapter.liquibase;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Where Liquibase finds files: the search path, then the class path.
 *
 * <p>The first place that has a file wins. Liquibase's own composite refuses a file that it finds twice, and a build has every
 * changelog twice: in the source folder and among the compiled classes.
 */
final class ProjectResources extends AbstractResourceAccessor {

    private final List<ResourceAccessor> places;

    private ProjectResources(List<ResourceAccessor> places) {
        this.places = places;
    }

    static ProjectResources of(SearchPath searchPath) {
        List<ResourceAccessor> places = new ArrayList<>();
        for (Path folder : searchPath.folders()) {
            if (!Files.isDirectory(folder)) {
                throw new LockstepException(Problem.what("a folder of Liquibase's search path does not exist")
                        .where(folder)
                        .remedy("correct the project's folder or the setting searchPath"));
            }
            try {
                places.add(new DirectoryResourceAccessor(folder));
            } catch (FileNotFoundException e) {
                throw new LockstepException(
                        Problem.what("a folder of Liquibase's search path cannot be read").where(folder), e);
            }
        }
        places.add(new ClassLoaderResourceAccessor());
        return new ProjectResources(places);
    }

    /** @throws LockstepException if there is no such changelog */
    void requireChangelog(String path) {
        try {
            if (!getAll(path).isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("Liquibase's changelog cannot be read").where(path).said(String.valueOf(e.getMessage())), e);
        }
        Problem problem = Problem.what("Liquibase's changelog does not exist").where(path);
        for (ResourceAccessor place : places.subList(0, places.size() - 1)) {
            problem = problem.said("searched " + String.join(", ", place.describeLocations()));
        }
        throw new LockstepException(problem.said("searched the class path")
                .remedy("correct the setting changeLogFile or searchPath"));
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        for (ResourceAccessor place : places) {
            List<Resource> found = searched(place, path, recursive);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    // An accessor may throw for a folder that it does not have, where the next one has it.
    private static List<Resource> searched(ResourceAccessor place, String path, boolean recursive) throws IOException {
        try {
            List<Resource> found = place.search(path, recursive);
            return found == null ? List.of() : found;
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        for (ResourceAccessor place : places) {
            List<Resource> found = place.getAll(path);
            if (found != null && !found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Override
    public List<String> describeLocations() {
        return places.stream().flatMap(place -> place.describeLocations().stream()).toList();
    }

    /** Returns the file that Liquibase calls {@code path}; empty if it is not a file of the file system. */
    Optional<Path> file(String path) {
        try {
            for (Resource resource : getAll(path)) {
                URI uri = resource.getUri();
                if ("file".equals(uri.getScheme())) {
                    return Optional.of(Path.of(uri));
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws Exception {
        for (ResourceAccessor place : places) {
            place.close();
        }
    }
}
