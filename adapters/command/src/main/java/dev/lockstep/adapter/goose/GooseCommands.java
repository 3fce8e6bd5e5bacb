package dev.lockstep.adapter.goose;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.command.GoProgram;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How goose is run: its own program, or the one that the project builds.
 *
 * @param program starts it, in the project's folder
 * @param arguments what stands around the command, in which {@code {command}} is
 * @param version of goose
 * @param dir the folder of the migrations
 * @param table the history's, as goose takes it
 */
record GooseCommands(Command program, List<String> arguments, String version, Path dir, String table) {

    static final String ARGUMENTS = "arguments";

    private static final String MODULE = "github.com/pressly/goose/v3";
    private static final GoProgram GOOSE = new GoProgram(GooseTool.NAME, MODULE + "/cmd/goose", "LOCKSTEP_GOOSE");
    private static final String COMMAND = "{command}";
    private static final String USUAL_ARGUMENTS = "-dir {dir} postgres {url} " + COMMAND;
    private static final String USUAL_TABLE = "goose_db_version";
    private static final Pattern VARIABLE = Pattern.compile("(?m)^(\\w+)=\"(.*)\"$");

    static GooseCommands of(ToolSettings settings, Workplace place) {
        ProgramFinder finder = new ProgramFinder(settings.root(), System.getenv());
        Map<String, String> environment =
                ToolEnvironment.of(finder.environment(), place.hearing().address(), settings);
        // The server here speaks no TLS, and a driver of Go takes no for an error unless it is told not to ask.
        String url = ToolEnvironment.url(place.hearing().address()) + "?sslmode=disable";
        environment.put("GOOSE_DRIVER", "postgres");
        environment.put("GOOSE_DBSTRING", url);
        return settings.file("program")
                .map(own -> ofOwn(own, url, settings, finder, environment))
                .orElseGet(() -> ofGoose(settings, finder, environment));
    }

    private static GooseCommands ofOwn(
            Path own, String url, ToolSettings settings, ProgramFinder finder, Map<String, String> environment) {
        Path dir = settings.file("dir").orElse(settings.root());
        environment.put("GOOSE_MIGRATION_DIR", dir.toString());
        List<String> arguments = new ArrayList<>();
        for (String word : settings.get(ARGUMENTS).orElse(USUAL_ARGUMENTS).split("\\s+")) {
            arguments.add(word.replace("{dir}", dir.toString()).replace("{url}", url));
        }
        return new GooseCommands(
                new Command(List.of(own.toString()), settings.root(), environment),
                arguments,
                GoProgram.builtWith(MODULE, own.toString(), finder).orElse("unknown, in " + own.getFileName()),
                dir,
                settings.get("table").orElse(USUAL_TABLE));
    }

    private static GooseCommands ofGoose(ToolSettings settings, ProgramFinder finder, Map<String, String> environment) {
        Command goose = new Command(GOOSE.find(settings, finder), settings.root(), environment);
        String said = GoProgram.ask(
                goose.with("-version"),
                Problem.what("goose does not run").where(goose).remedy("install goose 3, or set goose to the program"));
        Map<String, String> own = ownVariables(goose);
        Path dir = settings.file("dir").orElseGet(() -> settings.root()
                .resolve(own.getOrDefault("GOOSE_MIGRATION_DIR", ""))
                .normalize());
        String table = settings.get("table")
                .or(() -> Optional.ofNullable(own.get("GOOSE_TABLE")).filter(name -> !name.isBlank()))
                .orElse(USUAL_TABLE);
        List<String> arguments = new ArrayList<>(List.of("-dir", dir.toString(), "-table", table));
        if (settings.get("allow-missing").filter("true"::equals).isPresent()) {
            arguments.add("-allow-missing");
        }
        arguments.add(COMMAND);
        return new GooseCommands(goose, arguments, said.replaceFirst("^.*version:\\s*", ""), dir, table);
    }

    /** What goose itself knows from the environment and from the project's .env; versions before 3.18 do not tell. */
    private static Map<String, String> ownVariables(Command goose) {
        Map<String, String> variables = new TreeMap<>();
        CommandResult told = new CommandRunner().run(goose.with("env"), Duration.ofSeconds(60));
        Matcher variable = VARIABLE.matcher(told.succeeded() ? told.output() : "");
        while (variable.find()) {
            variables.put(variable.group(1), variable.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return variables;
    }

    /** Returns a command of goose. */
    Command run(String... command) {
        List<String> words = new ArrayList<>();
        for (String word : arguments) {
            words.addAll(word.equals(COMMAND) ? List.of(command) : List.of(word));
        }
        return program.with(words);
    }
}
