package dev.lockstep.adapter.command;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool that is one program, built by go.
 *
 * @param name of the program, and of the setting that names its file
 * @param source the package that it is built from
 * @param variable of this JVM's environment that names its file
 */
public record GoProgram(String name, String source, String variable) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * Finds the program: the one that the setting names, the one that the variable names, the tool that the project's go.mod pins,
     * {@code bin} in the project, the PATH, where {@code go install} puts programs.
     *
     * @return the words that start it in the project's folder
     * @throws LockstepException if there is none
     */
    public List<String> find(ToolSettings settings, ProgramFinder finder) {
        return settings.file(name)
                .map(file -> List.of(file.toString()))
                .or(() -> Optional.ofNullable(finder.environment().get(variable))
                        .filter(file -> !file.isBlank())
                        .map(List::of))
                .or(() -> pinned(finder))
                .or(() -> finder.inProject(List.of("bin/" + name))
                        .or(() -> finder.onPath(name))
                        .or(() -> installed(finder))
                        .map(file -> List.of(file.toString())))
                .orElseThrow(() -> new LockstepException(Problem.what("there is no " + name)
                        .where(finder.root())
                        .said("no bin/" + name + " in the project, and no tool " + source + " in its go.mod")
                        .said("no " + name + " on the PATH: " + finder.path())
                        .said("no " + name + " in " + words(homes(finder)))
                        .remedy("go install " + source + "@latest, or set " + name + " or " + variable
                                + " to the program")));
    }

    /** A line of go.mod that is a package and nothing else is a tool: what is required has a version behind it. */
    private Optional<List<String>> pinned(ProgramFinder finder) {
        Pattern tool = Pattern.compile("(?m)^\\s*(?:tool\\s+)?" + Pattern.quote(source) + "\\s*(?://.*)?$");
        return finder.inProject(List.of("go.mod"))
                .filter(mod -> tool.matcher(MigrationFolder.text(mod)).find())
                .flatMap(mod -> finder.onPath("go"))
                .map(go -> List.of(go.toString(), "tool", source));
    }

    private Optional<Path> installed(ProgramFinder finder) {
        return homes(finder).stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Set<Path> homes(ProgramFinder finder) {
        Set<Path> homes = new LinkedHashSet<>();
        String gobin = finder.environment().getOrDefault("GOBIN", "");
        String gopath = finder.environment().getOrDefault("GOPATH", "");
        if (!gobin.isBlank()) {
            homes.add(Path.of(gobin));
        }
        if (!gopath.isBlank()) {
            homes.add(Path.of(gopath.split(File.pathSeparator)[0], "bin"));
        }
        homes.add(Path.of(System.getProperty("user.home"), "go", "bin"));
        return homes;
    }

    /**
     * Runs {@code question} to its end and returns what it said.
     *
     * @param failed what could not be done if it fails
     * @throws LockstepException with the program's words if it fails
     */
    public static String ask(Command question, Problem failed) {
        CommandResult answer = new CommandRunner().run(question, DEADLINE);
        if (!answer.succeeded()) {
            throw new LockstepException(answer.addTo(failed, answer.output()));
        }
        return answer.output();
    }

    /**
     * Returns the version of {@code module} that a program was built with, as go noted it in the program.
     *
     * @return nothing if there is no go here to read it, or nothing noted
     */
    public static Optional<String> builtWith(String module, String program, ProgramFinder finder) {
        return finder.onPath("go").flatMap(go -> {
            Command question =
                    new Command(List.of(go.toString(), "version", "-m", program), finder.root(), finder.environment());
            Matcher noted = Pattern.compile("(?m)^\\s*(?:mod|dep)\\s+" + Pattern.quote(module) + "\\s+(v\\S+)")
                    .matcher(new CommandRunner().run(question, DEADLINE).output());
            return noted.find() ? Optional.of(noted.group(1)) : Optional.empty();
        });
    }

    private static String words(Set<Path> folders) {
        List<String> words = new ArrayList<>();
        folders.forEach(folder -> words.add(folder.toString()));
        return String.join(", ", words);
    }
}
