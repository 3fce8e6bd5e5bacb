package dev.lockstep.adapter.command;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Node.js that runs a project's tools.
 *
 * @param program the program
 */
public record Node(Path program) {

    /** The setting that names the program. */
    public static final String SETTING = "node";

    /**
     * Finds Node.js: the one that the setting names, else that of the PATH.
     *
     * @param tool who needs it, for people
     * @throws LockstepException if there is none
     */
    public static Node find(String tool, ToolSettings settings, ProgramFinder finder) {
        return settings.file(SETTING)
                .or(() -> finder.onPath("node"))
                .map(Node::new)
                .orElseThrow(() -> new LockstepException(Problem.what("there is no Node.js for " + tool)
                        .where(finder.root())
                        .said("no node on the PATH: " + finder.path())
                        .remedy("install Node.js, or set " + SETTING + " to the program")));
    }

    /**
     * Returns the folder of an installed package, looked for as Node.js itself does: in {@code node_modules} of the folder and of every one
     * above it.
     */
    public static Optional<Path> installed(String name, Path from) {
        for (@Nullable Path folder = from; folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("node_modules").resolve(name);
            if (Files.isRegularFile(found.resolve("package.json"))) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the argument that lets Node.js read TypeScript: the loader that the project has.
     *
     * @return nothing if it has none
     */
    public static List<String> typeScriptLoader(Path from) {
        Optional<Path> tsx = installed("tsx", from);
        if (tsx.isPresent()) {
            return List.of(
                    "--require",
                    tsx.get().resolve("dist/preflight.cjs").toString(),
                    "--import",
                    tsx.get().resolve("dist/loader.mjs").toUri().toString());
        }
        return installed("ts-node", from)
                .map(tsNode -> List.of("--require", tsNode.resolve("register").toString()))
                .orElse(List.of());
    }

    /** Returns the program as a command. */
    public Command command(Path directory, Map<String, String> environment, List<String> loader) {
        return new Command(List.of(program.toString()), directory, environment).with(loader);
    }
}
