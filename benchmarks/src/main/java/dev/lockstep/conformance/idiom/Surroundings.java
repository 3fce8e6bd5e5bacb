package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a tool is run in: the project's folder, and an environment with the database under the names that everybody knows. */
final class Surroundings {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Surroundings() {}

    static Command command(Path folder, DatabaseAddress address, String... words) {
        MigrationProject project = new MigrationProject("", folder, new TreeMap<>(), "");
        Map<String, String> environment =
                ToolEnvironment.of(System.getenv(), address, ToolSettings.of(project, List.of()));
        environment.put("HOME", folder.toString());
        environment.put("ATLAS_NO_UPDATE_NOTIFIER", "1");
        environment.put("ATLAS_NO_ANON_TELEMETRY", "1");
        return new Command(List.of(words), folder, environment);
    }

    /** Returns the address as Go programs want it. */
    static String plain(DatabaseAddress address) {
        return ToolEnvironment.url(address).replaceFirst("^postgresql", "postgres") + "?sslmode=disable";
    }

    /** Returns the first line that a program says about itself. */
    static String say(String... words) {
        CommandResult said = new CommandRunner()
                .run(new Command(List.of(words), Path.of("").toAbsolutePath(), System.getenv()), PATIENCE);
        return said.output().lines().findFirst().orElse("unknown");
    }
}
