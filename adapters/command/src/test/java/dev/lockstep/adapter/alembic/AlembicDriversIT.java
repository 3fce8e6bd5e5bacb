package dev.lockstep.adapter.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.adapter.contract.ContractServer;
import dev.lockstep.journal.Outcome;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.MigrationSession;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever driver a project has and wherever its address is written, its connections come to the harness. */
@ExtendWith(ContractServer.class)
class AlembicDriversIT {

    private static final String SYNCHRONOUS =
            """
            import os
            from alembic import context
            from sqlalchemy import create_engine

            with create_engine(%s).connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private static final String ASYNCHRONOUS =
            """
            import asyncio
            from alembic import context
            from sqlalchemy.ext.asyncio import create_async_engine

            def migrate(connection):
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()

            async def main():
                async with create_async_engine("%s").connect() as connection:
                    await connection.run_sync(migrate)

            asyncio.run(main())
            """;

    @TempDir
    Path root;

    @Test
    void an_address_from_the_environment_names_a_driver_that_the_project_has(DatabaseServer server) throws IOException {
        assertMigrates(server, SYNCHRONOUS.formatted("os.environ['DATABASE_URL']"));
    }

    @Test
    void psycopg_3_comes_to_the_harness(DatabaseServer server) throws IOException {
        assertMigrates(server, SYNCHRONOUS.formatted("'postgresql+psycopg://a:b@db.invalid:1/c?sslmode=require'"));
    }

    @Test
    void pg8000_comes_to_the_harness(DatabaseServer server) throws IOException {
        assertMigrates(server, SYNCHRONOUS.formatted("'postgresql+pg8000://a:b@db.invalid:1/c'"));
    }

    @Test
    void asyncpg_comes_to_the_harness(DatabaseServer server) throws IOException {
        assertMigrates(server, ASYNCHRONOUS.formatted("postgresql+asyncpg://a:b@db.invalid:1/c?ssl=require"));
    }

    private void assertMigrates(DatabaseServer server, String env) throws IOException {
        AlembicFolder folder = new AlembicFolder(root, "alembic-drivers").file("migrations/env.py", env);
        folder.revision("orders", "None", "op.execute('CREATE TABLE orders ()')", "op.drop_table('orders')");
        MigrationId orders = new MigrationId("orders");

        try (Database database = server.create("drivers");
                MigrationSession session = new AlembicTool().open(folder.project(), database)) {
            assertThat(session.apply(orders)).isEqualTo(Outcome.completed());
            assertThat(session.revert(orders)).isEqualTo(Outcome.completed());
        }
    }
}
