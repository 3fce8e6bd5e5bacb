package dev.lockstep.adapter.command;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a command-line tool: its own, by name, and {@code env.NAME=value} for variables of its environment.
 *
 * @param project whose they are
 */
public record ToolSettings(MigrationProject project) {

    private static final String VARIABLE = "env.";

    /**
     * Takes the project's settings.
     *
     * @param known the names that the tool knows beside {@code env.NAME}
     * @throws LockstepException naming every setting that it does not know
     */
    public static ToolSettings of(MigrationProject project, List<String> known) {
        List<Problem> faults = new ArrayList<>();
        for (String name : project.settings().keySet()) {
            if (!known.contains(name) && !name.startsWith(VARIABLE)) {
                faults.add(Problem.what(project.tool() + " has no setting " + name)
                        .where(project.root())
                        .remedy("its settings are " + String.join(", ", known) + " and env.NAME"));
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("settings that " + project.tool() + " does not know", faults));
        }
        return new ToolSettings(project);
    }

    /** Returns the project's folder, absolute. */
    public Path root() {
        return project.root().toAbsolutePath().normalize();
    }

    /** Returns a setting's value. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(project.settings().get(name)).filter(value -> !value.isBlank());
    }

    /** Returns the file that a setting names, relative to the project's folder. */
    public Optional<Path> file(String name) {
        return get(name).map(value -> root().resolve(value).normalize());
    }

    /** Returns the variables that the user sets, by their names, with {@code {placeholders}} in them. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        project.settings().forEach((name, value) -> {
            if (name.startsWith(VARIABLE)) {
                variables.put(name.substring(VARIABLE.length()), value);
            }
        });
        return variables;
    }
}
