package dev.lockstep.conformance.idiom;

import dev.lockstep.adapter.command.Command;
import dev.lockstep.adapter.command.CommandResult;
import dev.lockstep.adapter.command.CommandRunner;
import dev.lockstep.adapter.hibernate.HibernateTool;
import dev.lockstep.spi.DatabaseAddress;
import dev.lockstep.spi.MigrationProject;
import dev.lockstep.spi.MigrationTool;
import jakarta.persistence.Entity;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.ColumnDefault;

/**
 * Versions of a model, brought into the database by {@code hibernate.hbm2ddl.auto=update}. Hibernate takes no statements; but a new column
 * whose default is an expression makes the server evaluate that expression, inside of Hibernate's statement, for the row that is there.
 */
public final class HibernateIdiom implements Idiom {

    private static final String ENTITY = "model.Carrier";

    @Override
    public MigrationTool adapter() {
        return new HibernateTool();
    }

    @Override
    public String runtime() {
        return Library.runtime();
    }

    @Override
    public String command() {
        return "a SessionFactory with hibernate.hbm2ddl.auto=update";
    }

    @Override
    public MigrationProject write(Path root, List<Change> changes) throws IOException {
        ProjectFolder folder = new ProjectFolder(root);
        StringBuilder settings = new StringBuilder("models=")
                .append(String.join(",", changes.stream().map(Change::word).toList()))
                .append('\n');
        for (int i = 0; i < changes.size(); i++) {
            String word = changes.get(i).word();
            folder.without(word).file(word + "/model/Carrier.java", entity(changes.subList(0, i + 1)));
            compile(root.resolve(word));
            settings.append("model.%1$s=%2$s\nmodel.%1$s.classpath=%1$s\n".formatted(word, ENTITY));
        }
        folder.file("last", changes.get(changes.size() - 1).word());
        return folder.file("hibernate-models.properties", settings.toString()).project("hibernate");
    }

    private static String entity(List<Change> changes) {
        List<String> columns = new ArrayList<>();
        for (Change change : changes) {
            for (int i = 0; i < change.up().size(); i++) {
                Step step = change.up().get(i);
                // Hibernate adds columns in the order of their names.
                String name = "%s_%d_%s".formatted(change.word(), i, step.name());
                columns.add("    @org.hibernate.annotations.ColumnDefault(%s) public String %s;\n"
                        .formatted(ProjectFolder.literal(step.expression()), name));
            }
        }
        return "package model;\n\n@jakarta.persistence.Entity\npublic class Carrier {\n"
                + "    @jakarta.persistence.Id public long id;\n"
                + String.join("", columns) + "}\n";
    }

    private static void compile(Path folder) {
        CommandResult compiled = new CommandRunner()
                .run(
                        new Command(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "javac")
                                                .toString(),
                                        "-proc:none",
                                        "-cp",
                                        jarOf(Entity.class) + File.pathSeparator + jarOf(ColumnDefault.class),
                                        "-d",
                                        folder.toString(),
                                        folder.resolve("model/Carrier.java").toString()),
                                folder,
                                System.getenv()),
                        Duration.ofSeconds(60));
        if (!compiled.succeeded()) {
            throw new IllegalStateException("the entity in " + folder + " does not compile: " + compiled.output());
        }
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Command up(Path folder, DatabaseAddress address) {
        try {
            return Library.call(
                    HibernateCall.class, folder.resolve(Files.readString(folder.resolve("last"))), address, ENTITY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Command> down(Path folder, DatabaseAddress address, List<Change> applied) {
        return Optional.empty();
    }

    @Override
    public String history() {
        return "";
    }

    @Override
    public Map<Form, String> forms() {
        return Map.of();
    }

    @Override
    public boolean tells(Step step) {
        return !step.expression().isEmpty();
    }

    @Override
    public List<String> foundation() {
        return List.of(
                Step.foundation().sql(),
                "CREATE FUNCTION note(word text) RETURNS text LANGUAGE sql VOLATILE AS"
                        + " 'INSERT INTO seen (step) VALUES (word) RETURNING step'",
                "CREATE TABLE carrier (id bigint PRIMARY KEY)",
                "INSERT INTO carrier VALUES (1)");
    }
}
