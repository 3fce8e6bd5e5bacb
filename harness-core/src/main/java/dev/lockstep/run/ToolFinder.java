package dev.lockstep.run;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which tool a folder of migrations belongs to. */
public final class ToolFinder {

    private final List<MigrationTool> tools;

    /** Makes a finder that knows {@code tools}. */
    public ToolFinder(List<MigrationTool> tools) {
        this.tools =
                tools.stream().sorted(Comparator.comparing(MigrationTool::name)).toList();
    }

    /** Returns a finder that knows every tool on the class path. */
    public static ToolFinder ofClassPath() {
        return new ToolFinder(ServiceLoader.load(MigrationTool.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** Returns the tools that are known, by name. */
    public List<MigrationTool> tools() {
        return tools;
    }

    /** A tool and the project that it is to run. */
    public record Found(MigrationTool tool, MigrationProject project) {}

    /**
     * Finds the tool.
     *
     * @param folder the folder of the migrations
     * @param wanted the tool's name, if the user gave one; it then is taken even for a folder that it does not know for its own
     * @param settings the tool's own settings, which win over what the tool finds
     * @throws LockstepException if the folder or the tool is missing, or if several tools claim the folder
     */
    public Found find(Path folder, Optional<String> wanted, Map<String, String> settings) {
        mustExist(folder);
        Found found = wanted.isPresent() ? named(folder, wanted.get()) : detected(folder);
        return new Found(found.tool(), found.project().with(settings));
    }

    /**
     * Returns everything that is found in {@code repository} and the folders below it, in the order of their paths. A project that shows
     * from several folders is told once, as the uppermost shows it.
     *
     * @throws LockstepException if the folder is missing
     */
    public List<Found> findAll(Path repository) {
        mustExist(repository);
        List<Found> found = new ArrayList<>();
        for (Path folder : new RepositoryFolders(repository).list()) {
            for (Found one : claims(folder)) {
                if (found.stream().noneMatch(known -> shows(known, one, folder))) {
                    found.add(one);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Returns what the tools that know {@code folder} see in it; those that take what is left only where no other knows it. */
    private List<Found> claims(Path folder) {
        List<Found> found = new ArrayList<>();
        for (MigrationTool tool : tools) {
            tool.detect(folder).ifPresent(project -> found.add(new Found(tool, project)));
        }
        if (!found.stream().allMatch(one -> one.tool().takesWhatIsLeft())) {
            found.removeIf(one -> one.tool().takesWhatIsLeft());
        }
        return found;
    }

    /** A folder below a project of the same tool is a part of it, unless it is built by itself. */
    private static boolean shows(Found known, Found one, Path folder) {
        Path root = place(known.project().root());
        return known.tool().equals(one.tool())
                && (root.equals(place(one.project().root()))
                        || (place(folder).startsWith(root) && !RepositoryFolders.isBuiltByItself(folder)));
    }

    private static Path place(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private Found named(Path folder, String name) {
        MigrationTool tool = tools.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LockstepException(Problem.what("there is no tool named \"" + name + "\"")
                        .where(folder)
                        .said("on the class path: " + names())
                        .remedy("correct the name, or add the tool's Lockstep adapter to the test dependencies")));
        MigrationProject project = tool.detect(folder)
                .orElseGet(() -> new MigrationProject(name, folder, new TreeMap<>(), "the settings name the tool"));
        return new Found(tool, project);
    }

    private Found detected(Path folder) {
        List<Found> found = claims(folder);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new LockstepException(Problem.what("no tool knows this folder for its own")
                    .where(folder)
                    .said("asked: " + names())
                    .said("the folder holds: " + content(folder))
                    .remedy("name the tool in the settings, point at the folder of its migrations, "
                            + "or add its Lockstep adapter to the test dependencies"));
        }
        Problem several =
                Problem.what("several tools know this folder for their own").where(folder);
        for (Found one : found) {
            several = several.said(one.tool().name() + ": " + one.project().foundBecause());
        }
        throw new LockstepException(several.remedy("name the tool in the settings"));
    }

    private String names() {
        return tools.isEmpty()
                ? "none"
                : tools.stream().map(MigrationTool::name).collect(Collectors.joining(", "));
    }

    private static void mustExist(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new LockstepException(Problem.what("the project is a file, not a folder")
                    .where(folder)
                    .remedy("point at the folder that holds it"));
        }
        @Nullable Path parent = folder.toAbsolutePath().normalize().getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        Problem missing =
                Problem.what("the folder of the migrations does not exist").where(folder);
        throw new LockstepException(
                (parent == null ? missing : missing.said("the nearest folder that exists is " + parent))
                        .remedy("correct the path; relative paths begin at the working directory"));
    }

    private static String content(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
            String shown = names.stream().limit(5).collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? "nothing"
                    : names.size() > 5 ? shown + " and " + (names.size() - 5) + " more" : shown;
        } catch (IOException e) {
            return "what cannot be read: " + e.getMessage();
        }
    }
}
