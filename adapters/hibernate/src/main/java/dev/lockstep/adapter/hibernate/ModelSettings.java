package dev.lockstep.adapter.hibernate;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.MigrationProject;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project says about its models.
 *
 * @param root the project's folder
 * @param all every setting, those of the file below those that the user gave
 */
record ModelSettings(Path root, SortedMap<String, String> all) {

    static final String FILE = "hibernate-models.properties";
    private static final String MODELS = "models";

    static ModelSettings of(MigrationProject project) {
        SortedMap<String, String> all = new TreeMap<>(read(project.root().resolve(FILE)));
        all.putAll(project.settings());
        return new ModelSettings(project.root(), all);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> settings = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return settings;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LockstepException(
                    Problem.what(FILE + " cannot be read").where(file).said(String.valueOf(e.getMessage())), e);
        }
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /**
     * Returns the names of the models, oldest first.
     *
     * @throws LockstepException if none is named or one is named twice
     */
    List<String> models() {
        List<String> models = list(MODELS);
        if (models.isEmpty()) {
            throw new LockstepException(
                    Problem.what(HibernateTool.NAME + " needs to know the versions of the model")
                            .where(root)
                            .said("the setting models is empty, in " + FILE + " too")
                            .remedy(
                                    "set models to the packages of the versions, oldest first: models=com.acme.v1,com.acme.v2"));
        }
        for (String model : models) {
            if (models.indexOf(model) != models.lastIndexOf(model)) {
                throw new LockstepException(Problem.what("model " + model + " is named twice")
                        .where(root)
                        .said("models=" + String.join(",", models))
                        .remedy("give each version a name of its own"));
            }
        }
        return models;
    }

    /** Returns the parts of a setting that is separated by commas; empty if it is not set. */
    List<String> list(String name) {
        return Arrays.stream(all.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns Hibernate's own settings. */
    SortedMap<String, String> hibernate() {
        SortedMap<String, String> hibernate = new TreeMap<>(all);
        hibernate.keySet().removeIf(name -> !name.startsWith("hibernate.") && !name.startsWith("jakarta.persistence."));
        return hibernate;
    }
}
