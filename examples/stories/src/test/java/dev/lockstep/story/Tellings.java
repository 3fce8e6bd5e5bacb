package dev.lockstep.story;

import dev.lockstep.adapter.contract.tool.ToolKit;
import java.nio.file.Path;
import java.util.List;

/** Every tool that tells the story. A folder of an example that is not here fails {@link EveryExampleIsToldTest}. */
final class Tellings {

    /** The folder of all examples. */
    static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("");

    /** The telling that the others are held against. */
    static final Telling SQL = Telling.of("sql").withTwin("broken-orders/migrations");

    private Tellings() {}

    static List<Telling> all() {
        return List.of(
                SQL,
                Telling.of("flyway"),
                Telling.of("liquibase"),
                Telling.of("goose").with(Kit.program("goose", () -> ToolKit.go("goose"))),
                Telling.of("golang-migrate").with(Kit.program("migrate", () -> ToolKit.go("golang-migrate"))),
                // 0.13.1, the newest that go can fetch without Atlas' own site, does not know PostgreSQL 16.
                Telling.of("atlas")
                        .with(Kit.program("atlas", () -> ToolKit.goModule("atlas")))
                        .upTo(15),
                Telling.of("alembic").with(Kit.venv("alembic")),
                Telling.of("django").with(Kit.venv("django")),
                Telling.of("knex").with(Kit.nodeModules("knex")),
                Telling.of("prisma").with(Kit.nodeModules("prisma")),
                Telling.of("drizzle").with(Kit.nodeModules("drizzle")));
    }

    /** Returns those that are held against plain SQL. */
    static List<Telling> others() {
        return all().stream().filter(telling -> !telling.equals(SQL)).toList();
    }
}
