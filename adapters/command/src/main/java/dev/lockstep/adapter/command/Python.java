package dev.lockstep.adapter.command;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project's Python: the interpreter that sees what the project has installed.
 *
 * @param interpreter the program
 */
public record Python(Path interpreter) {

    /** The setting that names the interpreter. */
    public static final String SETTING = "python";

    private static final List<String> IN_ENVIRONMENT = List.of("bin/python", "Scripts/python.exe");

    /**
     * Finds the interpreter: the one that the setting names, {@code .venv} or {@code venv} in the project or above it in its repository,
     * the virtual environment that is active, the PATH.
     *
     * @param tool who needs it, for people
     * @throws LockstepException if there is none, or if what should be one cannot be run
     */
    public static Python find(String tool, ToolSettings settings, ProgramFinder finder) {
        Optional<Path> named = settings.file(SETTING);
        if (named.isPresent()) {
            return checked(named.get(), tool, finder);
        }
        for (Path folder : finder.folders()) {
            for (String name : List.of(".venv", "venv")) {
                if (Files.isDirectory(folder.resolve(name))) {
                    return checked(in(folder.resolve(name)), tool, finder);
                }
            }
        }
        Optional<Path> active = Optional.ofNullable(finder.environment().get("VIRTUAL_ENV"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        if (active.isPresent()) {
            return checked(in(active.get()), tool, finder);
        }
        Path onPath = finder.onPath("python3")
                .or(() -> finder.onPath("python"))
                .orElseThrow(() -> new LockstepException(Problem.what("there is no Python for " + tool)
                        .where(finder.root())
                        .said("no .venv and no venv in " + words(finder.folders()))
                        .said("no python3 on the PATH: " + finder.path())
                        .remedy("make a virtual environment in .venv, or set " + SETTING + " to the interpreter")));
        return new Python(onPath);
    }

    private static Path in(Path environment) {
        return IN_ENVIRONMENT.stream()
                .map(environment::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(environment.resolve(IN_ENVIRONMENT.get(0)));
    }

    private static Python checked(Path interpreter, String tool, ProgramFinder finder) {
        CommandResult asked = new CommandRunner()
                .run(new Command(
                        List.of(interpreter.toString(), "-c", "import encodings"),
                        finder.root(),
                        finder.environment()));
        if (asked.succeeded()) {
            return new Python(interpreter);
        }
        throw new LockstepException(asked.addTo(
                        Problem.what("the Python for " + tool + " does not run").where(interpreter),
                        new PythonWords(asked.output()).text())
                .remedy("make the virtual environment anew, or set " + SETTING + " to an interpreter that runs"));
    }

    /** Returns the interpreter as a command, its environment as if it were activated; it leaves no byte code in the project. */
    public Command command(Path directory, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PYTHONDONTWRITEBYTECODE", "1");
        all.put("PYTHONUNBUFFERED", "1");
        all.put("PYTHONIOENCODING", "utf-8");
        all.put("PYTHON_COLORS", "0");
        Optional.ofNullable(interpreter.getParent())
                .ifPresent(bin -> all.merge("PATH", bin.toString(), (path, own) -> own + File.pathSeparator + path));
        return new Command(List.of(interpreter.toString()), directory, all);
    }

    private static String words(List<Path> folders) {
        List<String> words = new ArrayList<>();
        folders.forEach(folder -> words.add(folder.toString()));
        return String.join(", ", words);
    }
}
