package dev.lockstep.adapter.golangmigrate;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.GoProgram;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.Problem;
import dev.lockstep.schema.ObjectName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How golang-migrate is run.
 *
 * @param migrate the program with the folder and the database
 * @param version of the program
 * @param folder of the migrations
 * @param table of the history
 */
record GolangMigrateCommands(Command migrate, String version, Path folder, ObjectName table) {

    static final String PROGRAM = "migrate";
    static final String MULTI_STATEMENT = "x-multi-statement";

    /** Settings that golang-migrate takes as parameters of the URL. */
    static final List<String> IN_URL = List.of(
            "search_path",
            "x-migrations-table",
            "x-migrations-table-quoted",
            MULTI_STATEMENT,
            "x-multi-statement-max-size",
            "x-statement-timeout");

    private static final String MODULE = "github.com/golang-migrate/migrate/v4";
    private static final GoProgram MIGRATE = new GoProgram(PROGRAM, MODULE + "/cmd/migrate", "LOCKSTEP_MIGRATE");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static GolangMigrateCommands of(ToolSettings settings, Workplace place) {
        ProgramFinder finder = new ProgramFinder(settings.root(), System.getenv());
        Map<String, String> environment =
                ToolEnvironment.of(finder.environment(), place.hearing().address(), settings);
        String driver = settings.get("driver").orElse("postgres");
        // Only what its tags name is built into it, which matters where go builds it as a tool of the project.
        environment.merge(
                "GOFLAGS",
                "-tags=" + driver,
                (before, tags) -> before.contains("-tags") ? before : before + " " + tags);
        Command program = new Command(MIGRATE.find(settings, finder), settings.root(), environment);
        String said = GoProgram.ask(
                program.with("-version"),
                Problem.what("golang-migrate does not run")
                        .where(program)
                        .remedy("install golang-migrate 4, or set " + PROGRAM + " to the program"));
        Path folder = settings.file("path").orElse(settings.root());
        String source = folder.toUri().toString().replaceFirst("^file:/+", "file:///");
        return new GolangMigrateCommands(
                program.with("-source", source, "-database", url(driver, settings, place)),
                // A program that was not built by its makers calls itself dev.
                GoProgram.builtWith(MODULE, program.words().get(0), finder).orElse(said),
                folder,
                table(settings));
    }

    private static String url(String driver, ToolSettings settings, Workplace place) {
        // The server here speaks no TLS, and lib/pq takes no for an error unless it is told not to ask.
        StringBuilder url =
                new StringBuilder(ToolEnvironment.url(place.hearing().address()).replaceFirst("^postgresql", driver)
                        + "?sslmode=disable");
        for (String name : IN_URL) {
            settings.get(name).ifPresent(value -> url.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        }
        return url.toString();
    }

    private static ObjectName table(ToolSettings settings) {
        String written = settings.get("x-migrations-table").orElse("schema_migrations");
        String schema = settings.get("search_path")
                .map(path -> path.split(",", 2)[0].strip().replace("\"", ""))
                .orElse("public");
        Optional<String> quoted = settings.get("x-migrations-table-quoted").filter(value -> value.matches("1|t|true"));
        Matcher parts = QUOTED.matcher(written);
        List<String> names = parts.results().map(part -> part.group(1)).toList();
        if (quoted.isPresent() && !names.isEmpty()) {
            return names.size() == 1
                    ? new ObjectName(schema, names.get(0))
                    : new ObjectName(names.get(0), names.get(1));
        }
        return new ObjectName(schema, written);
    }

    /** Returns a command of golang-migrate. */
    Command run(String... command) {
        return migrate.with(command);
    }
}
