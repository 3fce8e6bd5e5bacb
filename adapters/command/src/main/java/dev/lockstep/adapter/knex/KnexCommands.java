package dev.lockstep.adapter.knex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.Node;
import dev.lockstep.adapter.command.NodeWords;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ProjectScript;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The project's Node.js with the project's Knex.
 *
 * @param node runs a script, in the folder of the knexfile
 * @param knex the folder of the installed package
 * @param wrapper the knexfile that replaces the connection of the project's
 * @param describe the script that tells what Knex knows of the project
 */
record KnexCommands(Command node, Path knex, Path wrapper, Path describe) {

    /** What Node.js says, by version and by how a file is loaded, when it meets types. */
    private static final Pattern TYPESCRIPT = Pattern.compile(
            "Unknown file extension \"\\.[cm]?ts\"|\\.[cm]?ts(:\\d+| cannot be loaded)\\b[\\s\\S]*SyntaxError(?! \\[ERR_INVALID)");

    static KnexCommands of(ToolSettings settings, Workplace place) {
        Knexfile knexfile = Knexfile.of(settings);
        Map<String, String> inherited = System.getenv();
        ProgramFinder finder = new ProgramFinder(settings.root(), inherited);
        Node node = Node.find(KnexTool.NAME, settings, finder);
        Path knex = Node.installed("knex", knexfile.folder())
                .orElseThrow(() -> new LockstepException(Problem.what("Knex is not installed")
                        .where(knexfile.file())
                        .said("no node_modules/knex in " + knexfile.folder() + " or above it")
                        .remedy("run npm install, or the like, in the project")));
        Map<String, String> environment =
                ToolEnvironment.of(inherited, place.hearing().address(), settings);
        environment.put("KNEX_PATH", knex.resolve("knex.js").toString());
        environment.put("LOCKSTEP_KNEXFILE", knexfile.file().toString());
        settings.get("environment").ifPresent(name -> environment.put("LOCKSTEP_KNEX_ENVIRONMENT", name));
        boolean typeScript = knexfile.isTypeScript()
                || finder.inProject(List.of("tsconfig.json")).isPresent();
        List<String> loader = typeScript ? Node.typeScriptLoader(knexfile.folder()) : List.of();
        return new KnexCommands(
                node.command(knexfile.folder(), environment, loader),
                knex,
                place.scratch().script(KnexCommands.class, "knexfile.js"),
                place.scratch().script(KnexCommands.class, "describe.js"));
    }

    /** Runs a command of Knex for one migration. */
    Command run(String command, String migration) {
        return node.with(knex.resolve("bin/cli.js").toString(), command, migration, "--knexfile", wrapper.toString());
    }

    /** Returns what Knex knows of the project. */
    JsonNode read(Workplace place) {
        Problem failed = Problem.what("Knex does not take the project")
                .where(node.environment().getOrDefault("LOCKSTEP_KNEXFILE", ""));
        return new ProjectScript(node.with(describe.toString()), KnexCommands::explained).read(failed, place.scratch());
    }

    private static Problem explained(Problem problem, CommandResult result) {
        NodeWords words = new NodeWords(result.output());
        Problem told =
                result.addTo(words.placeOfSyntaxError().map(problem::where).orElse(problem), words.text());
        return TYPESCRIPT.matcher(words.text()).find()
                ? told.remedy(
                        "install tsx or ts-node in the project: it is written in TypeScript, and this Node.js cannot read"
                                + " that by itself")
                : told;
    }
}
