package dev.lockstep.adapter.alembic;

import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A project of Alembic as {@code alembic init} makes one, with the pinned Alembic in its {@code .venv}. */
final class AlembicFolder {

    private static final String ENV =
            """
            from alembic import context
            from sqlalchemy import engine_from_config, pool

            engine = engine_from_config(context.config.get_section(context.config.config_ini_section),
                                        prefix="sqlalchemy.", poolclass=pool.NullPool)
            with engine.connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private final Path root;

    AlembicFolder(Path root) throws IOException {
        this(root, "alembic");
    }

    AlembicFolder(Path root, String kit) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("migrations/versions"));
        Path environment = root.resolve(".venv");
        if (!Files.exists(environment)) {
            Files.createSymbolicLink(environment, ToolKit.python(kit).resolve("venv"));
        }
        // The address of another server, as in a project that knows nothing of the harness.
        file(
                "alembic.ini",
                """
                [alembic]
                script_location = %(here)s/migrations
                prepend_sys_path = .
                path_separator = os
                sqlalchemy.url = postgresql://nobody@db.invalid/production
                """);
        file("migrations/env.py", ENV);
    }

    Path root() {
        return root;
    }

    MigrationProject project() {
        return new MigrationProject(AlembicTool.NAME, root, new TreeMap<>(), "the test says so");
    }

    AlembicFolder file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a revision with the body of its two functions, the lines of each at the margin. */
    AlembicFolder revision(String id, String down, String upgrade, String downgrade) throws IOException {
        return file(
                "migrations/versions/" + id + "_.py",
                """
                \"""%s\"""
                from alembic import op

                revision = "%s"
                down_revision = %s


                def upgrade():
                %s

                def downgrade():
                %s"""
                        .formatted(id.replace('_', ' '), id, down, upgrade.indent(4), downgrade.indent(4)));
    }
}
