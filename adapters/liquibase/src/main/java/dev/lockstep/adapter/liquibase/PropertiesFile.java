package dev.lockstep.adapter.liquibase;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a project's {@code liquibase.properties}; none if there is no such file. */
record PropertiesFile(Map<String, String> settings) {

    static final String NAME = "liquibase.properties";

    PropertiesFile {
        settings = Map.copyOf(settings);
    }

    static PropertiesFile in(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new PropertiesFile(Map.of());
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LockstepException(
                    Problem.what(NAME + " cannot be read").where(file).said(String.valueOf(e.getMessage())), e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return new PropertiesFile(settings);
    }

    Optional<String> changelog() {
        return settings.entrySet().stream()
                .filter(setting -> SettingName.of(setting.getKey()).is("changelogfile"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
