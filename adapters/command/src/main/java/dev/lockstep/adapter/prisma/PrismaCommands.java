package dev.lockstep.adapter.prisma;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.Node;
import dev.lockstep.adapter.command.ProgramFinder;
import dev.lockstep.adapter.command.ToolEnvironment;
import dev.lockstep.adapter.command.ToolSettings;
import dev.lockstep.adapter.command.Workplace;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Node.js with Prisma 6.19.
 *
 * @param node runs a script, in a folder that is not the project's
 * @param cli Prisma's command line
 * @param config the config with our driver
 * @param down the script that runs a down.sql
 */
record PrismaCommands(Command node, Path cli, Path config, Path down) {

    private static final String DRIVEN = "6.19.";

    static PrismaCommands of(ToolSettings settings, Workplace place) {
        Path engine = settings.file("engine").orElse(settings.root());
        Map<String, String> inherited = System.getenv();
        Node node = Node.find(PrismaTool.NAME, settings, new ProgramFinder(settings.root(), inherited));
        mustHaveEngine(engine);
        Path prisma = Node.installed("prisma", engine).orElseThrow();
        Map<String, String> environment =
                ToolEnvironment.of(inherited, place.hearing().address(), settings);
        environment.put("LOCKSTEP_PRISMA_ENGINE", engine.toString());
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("PRISMA_HIDE_UPDATE_MESSAGE", "1");
        // Prisma looks for programs that it then does not run: any file will do.
        environment.put("PRISMA_SCHEMA_ENGINE_BINARY", node.program().toString());
        environment.put("PRISMA_QUERY_ENGINE_LIBRARY", node.program().toString());
        return new PrismaCommands(
                node.command(place.scratch().folder(), environment, List.of()),
                prisma.resolve("build/index.js"),
                place.scratch().script(PrismaCommands.class, "prisma.config.cjs"),
                place.scratch().script(PrismaCommands.class, "down.cjs"));
    }

    private static void mustHaveEngine(Path engine) {
        Problem missing = Problem.what("the Prisma that Lockstep drives is not installed")
                .where(engine)
                .said(words("prisma", engine))
                .said(words("@prisma/adapter-pg", engine))
                .said(words("pg", engine));
        boolean driven = PrismaVersion.installed("prisma", engine)
                .filter(version -> version.text().startsWith(DRIVEN))
                .isPresent();
        if (!driven
                || Node.installed("@prisma/adapter-pg", engine).isEmpty()
                || Node.installed("pg", engine).isEmpty()) {
            throw new LockstepException(
                    missing.remedy(
                            "run npm install prisma@6.19.3 @prisma/adapter-pg@6.19.3 pg in a folder beside the project, and set"
                                    + " engine to that folder: its WebAssembly engine runs the migrations of Prisma 5, 6 and 7"));
        }
    }

    private static String words(String name, Path engine) {
        return PrismaVersion.installed(name, engine)
                .map(version -> name + " is " + version.text())
                .orElse("no " + name + " in node_modules");
    }

    /** Takes up what is in {@code folder}. */
    Command up(Path folder) {
        return node.with(cli.toString(), "migrate", "deploy", "--config", config.toString())
                .withVariable("LOCKSTEP_PRISMA_FOLDER", folder.toString());
    }

    /** Runs a down.sql as one transaction. */
    Command down(String name, Path script) {
        return node.with(down.toString(), name, script.toString());
    }

    /** Runs a down.sql as it is, which may then hold what a transaction must not. */
    Command downAlone(String name, Path script) {
        return down(name, script).withVariable("LOCKSTEP_PRISMA_ALONE", "1");
    }
}
