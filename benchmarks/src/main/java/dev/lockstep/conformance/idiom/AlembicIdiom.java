package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.alembic.AlembicTool;
import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.contract.tool.ToolKit;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain of revisions, run by {@code alembic upgrade head} over the {@code env.py} that {@code alembic init} writes. */
public final class AlembicIdiom implements Idiom {

    private static final String ENV =
            """
            import os
            from alembic import context
            from sqlalchemy import create_engine, pool

            engine = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
            with engine.connect() as connection:
                context.configure(connection=connection)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    @Override
    public MigrationTool adapter() {
        return new AlembicTool();
    }

    @Override
    public String runtime() {
        return Surroundings.say(
                        ToolKit.python("alembic").resolve("venv/bin/python").toString(), "--version") + ", psycopg2";
    }

    @Override
    public String command() {
        return "alembic upgrade head";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root)
                .link(".venv", ToolKit.python("alembic").resolve("venv"))
                .without("migrations")
                .file("alembic.ini", "[alembic]\nscript_location = %(here)s/migrations\npath_separator = os\n")
                .file("migrations/env.py", ENV);
        String before = "None";
        for (Change change : changes) {
            write(folder, change, before);
            before = ProjectFolder.literal(change.word());
        }
        return folder.project("alembic");
    }

    private static void write(ProjectFolder folder, Change change, String before) throws IOException {
        boolean alone = change.form() == Form.ALONE;
        folder.file(
                "migrations/versions/" + change.word() + ".py",
                """
                from alembic import op

                revision = "%s"
                down_revision = %s


                def upgrade():
                %s%s

                def downgrade():
                %s"""
                        .formatted(
                                change.word(),
                                before,
                                alone ? "    with op.get_context().autocommit_block():\n" : "",
                                calls(change.statements()).indent(alone ? 8 : 4),
                                calls(change.down()).indent(4)));
    }

    private static String calls(List<String> statements) {
        return String.join(
                "\n",
                statements.stream()
                        .map(sql -> "op.execute(" + ProjectFolder.literal(sql) + ")")
                        .toList());
    }

    @Override
    public Optional<MigrationProject> branch(Path root, List<Change> changes, Change late) throws IOException {
        MigrationProject project = write(root, changes);
        write(
                new ProjectFolder(root),
                late,
                ProjectFolder.literal(changes.get(0).word()));
        return Optional.of(project);
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return alembic(folder, address, "upgrade", "head");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(alembic(folder, address, "downgrade", "-1"));
    }

    private static Command alembic(Path folder, DatabaseAddress address, String... words) {
        return Surroundings.command(
                        folder, address, folder.resolve(".venv/bin/python").toString(), "-m", "alembic")
                .with(words);
    }

    @Override
    public String history() {
        return "SELECT version_num FROM alembic_version";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "op.get_context().autocommit_block()");
    }
}
