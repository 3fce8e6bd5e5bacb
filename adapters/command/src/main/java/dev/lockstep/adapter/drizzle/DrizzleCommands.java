package dev.lockstep.adapter.drizzle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.command.Node;
import dev.lockstep.adapter.command.NodeWords;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The project's Node.js with the project's Drizzle Kit.
 *
 * @param migrate runs {@code drizzle-kit migrate} with our config, in the project's folder
 * @param version Drizzle Kit's, and that of the library that does the work
 */
record DrizzleCommands(Command migrate, String version) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** What Drizzle Kit says before it begins, and the wheel that turns while it works. */
    private static final Pattern CHATTER = Pattern.compile(
            "(?m)^.*(No config path provided|Reading config file|Using '.*' driver for|applying migrations).*$");

    private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]|\\r");

    static DrizzleCommands of(ToolSettings settings, Workplace place) {
        Optional<Path> config = DrizzleConfig.of(settings);
        Map<String, String> inherited = System.getenv();
        Node node = Node.find(DrizzleTool.NAME, settings, new ProgramFinder(settings.root(), inherited));
        Path kit = Node.installed("drizzle-kit", settings.root())
                .orElseThrow(() -> new LockstepException(Problem.what("Drizzle Kit is not installed")
                        .where(config.orElse(settings.root()))
                        .said("no node_modules/drizzle-kit in " + settings.root() + " or above it")
                        .remedy("run npm install, or the like, in the project")));
        Map<String, String> environment =
                ToolEnvironment.of(inherited, place.hearing().address(), settings);
        config.ifPresent(file -> environment.put("LOCKSTEP_DRIZZLE_CONFIG", file.toString()));
        Path wrapper = place.scratch().script(DrizzleCommands.class, "drizzle.config.cjs");
        String orm = Node.installed("drizzle-orm", settings.root())
                .map(library -> " with drizzle-orm " + version(library))
                .orElse("");
        return new DrizzleCommands(
                node.command(settings.root(), environment, List.of())
                        .with(kit.resolve("bin.cjs").toString(), "migrate", "--config", wrapper.toString()),
                version(kit) + orm);
    }

    /** Takes up what is in {@code folder}. */
    Command up(Path folder) {
        return migrate.withVariable("LOCKSTEP_DRIZZLE_OUT", folder.toString());
    }

    /** Returns the project's config, as Drizzle Kit itself reads it. */
    JsonNode read(Workplace place) {
        Path seen = place.scratch().folder().resolve("seen.json");
        CommandResult result =
                new CommandRunner().run(migrate.withVariable("LOCKSTEP_DRIZZLE_SEEN", seen.toString()), DEADLINE);
        Problem failed = Problem.what("Drizzle Kit does not take the project")
                .where(migrate.environment()
                        .getOrDefault(
                                "LOCKSTEP_DRIZZLE_CONFIG", migrate.directory().toString()));
        // It exits with 0 in some cases in which it could not load the config.
        if (!result.succeeded() || !Files.exists(seen)) {
            Problem placed = new NodeWords(result.output())
                    .placeOfSyntaxError()
                    .map(failed::where)
                    .orElse(failed);
            throw new LockstepException(result.addTo(placed, words(result)));
        }
        return json(seen);
    }

    /** Returns what is worth reading of what Drizzle Kit said: nothing, for the most part. */
    static String words(CommandResult result) {
        String plain = COLOURS.matcher(result.output()).replaceAll("\n");
        return new NodeWords(CHATTER.matcher(plain).replaceAll("")).text();
    }

    private static String version(Path installed) {
        return json(installed.resolve("package.json")).path("version").asText();
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
