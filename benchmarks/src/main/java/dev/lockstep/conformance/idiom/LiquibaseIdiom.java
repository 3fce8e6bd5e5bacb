package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.liquibase.LiquibaseTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A changelog in formatted SQL, run by {@code Liquibase.update()} with its defaults. */
public final class LiquibaseIdiom implements Idiom {

    static final String CHANGELOG = "changelog.sql";

    @Override
    public MigrationTool adapter() {
        return new LiquibaseTool();
    }

    @Override
    public String runtime() {
        return Library.runtime();
    }

    @Override
    public String command() {
        return "Liquibase.update()";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (Change change : changes) {
            text.append("\n--changeset ann:").append(change.word());
            text.append(
                    switch (change.form()) {
                        case ORDINARY -> "";
                        case ALONE -> " runInTransaction:false";
                        case WHOLE -> " splitStatements:false";
                    });
            text.append('\n').append(ProjectFolder.script(change.statements()));
            change.down().forEach(sql -> text.append("--rollback ").append(sql).append(";\n"));
        }
        return new ProjectFolder(root).file(CHANGELOG, text.toString()).project("liquibase");
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        return Library.call(LiquibaseCall.class, folder, address, "update");
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.of(Library.call(LiquibaseCall.class, folder, address, "rollback"));
    }

    @Override
    public List<Command> repair(Path folder, DatabaseAddress address, Change before, Change failed) {
        return List.of(Library.call(LiquibaseCall.class, folder, address, "releaseLocks"));
    }

    @Override
    public String history() {
        return "SELECT id || CASE exectype WHEN 'EXECUTED' THEN '' ELSE ' ' || exectype END FROM databasechangelog"
                + " UNION ALL SELECT 'databasechangeloglock is locked' FROM databasechangeloglock WHERE locked ORDER BY 1";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of(Form.ALONE, "runInTransaction:false", Form.WHOLE, "splitStatements:false");
    }
}
