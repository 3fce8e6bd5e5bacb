package dev.lockstep.junit;

import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunSettings;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingParser;
import dev.lockstep.settings.SettingSource;
import dev.lockstep.settings.WrittenRun;
import dev.lockstep.settings.WrittenTraffic;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a run's settings of what the user wrote. An annotation wins over a configuration parameter; every mistake is
 * collected before any is told.
 */
final class SettingsReader {

    private final AnnotatedMethod test;
    private final ConfigurationParameters parameters;
    private final Path workingDirectory;
    private final Mistakes mistakes = new Mistakes();
    private final SettingParser parser = new SettingParser(mistakes);

    SettingsReader(AnnotatedMethod test, ConfigurationParameters parameters, Path workingDirectory) {
        this.test = test;
        this.parameters = parameters;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Returns the settings of this test's run.
     *
     * @throws dev.lockstep.problem.LockstepException if anything that was written cannot be meant so; it names
     * every mistake
     */
    RunSettings read() {
        MigrationTest annotation = test.nearest(MigrationTest.class)
                .orElseThrow(() -> new IllegalStateException(test.name() + " is no @MigrationTest"));
        SettingSource written = new AnnotatedSettings(test, annotation).over(parameters.settings());
        RunSettings.Builder builder = RunSettings.forProject(project(written)).name(test.name());
        new WrittenRun(written, mistakes).read(builder);
        promises(builder);
        declarations(builder);
        acceptances(builder);
        limits(builder, written);
        traffic(builder, written);
        builder.volume(new VolumeReader(test, written, workingDirectory, mistakes).settings());
        test.nearest(ModelMatches.class).map(this::model).ifPresent(builder::model);
        builder.reportDirectory(reportDirectory());
        mistakes.refuse(
                "the configuration of the test",
                test.name(),
                "correct the annotation, junit-platform.properties or the system property");
        return builder.build();
    }

    private Path project(SettingSource source) {
        Optional<Setting> written = source.setting("project");
        if (written.isEmpty()) {
            return workingDirectory;
        }
        Path folder = workingDirectory.resolve(written.get().text()).normalize();
        if (!Files.isDirectory(folder)) {
            mistakes.add(
                    written.get(),
                    (Files.exists(folder) ? "not a folder" : "no such folder") + " (looked for "
                            + folder.toAbsolutePath() + ")");
        }
        return folder;
    }

    private void promises(RunSettings.Builder builder) {
        for (AssertInvariant invariant : test.all(AssertInvariant.class)) {
            notBlank("@AssertInvariant(name)", invariant.name());
            notBlank("@AssertInvariant(sql)", invariant.sql());
            builder.invariant(new Invariant(invariant.name(), invariant.sql()));
        }
    }

    private void declarations(RunSettings.Builder builder) {
        for (Irreversible irreversible : test.all(Irreversible.class)) {
            notBlank("@Irreversible(migration)", irreversible.migration());
            notBlank("@Irreversible(because)", irreversible.because());
            builder.irreversible(new IrreversibleDeclaration(irreversible.migration(), irreversible.because()));
        }
    }

    private void acceptances(RunSettings.Builder builder) {
        for (Accept accept : test.all(Accept.class)) {
            if (RuleId.of(accept.rule()).isEmpty()) {
                mistakes.add(
                        new Setting("@Accept(rule)", accept.rule()),
                        "not a rule; there are "
                                + Arrays.stream(RuleId.values()).map(RuleId::id).collect(Collectors.joining(", ")));
            }
            notBlank("@Accept(migration)", accept.migration());
            notBlank("@Accept(because)", accept.because());
            builder.suppression(
                    new Suppression(accept.rule(), accept.migration(), accept.because(), "@Accept on " + test.name()));
        }
    }

    private void limits(RunSettings.Builder builder, SettingSource written) {
        LimitsReader reader = new LimitsReader(test, written, parser, mistakes);
        builder.limits(reader.limits());
        reader.growth().ifPresent(builder::growth);
    }

    private void traffic(RunSettings.Builder builder, SettingSource written) {
        TrafficReader reader =
                new TrafficReader(test, new WrittenTraffic(written, workingDirectory, mistakes), mistakes);
        builder.traffic(reader.plan());
        reader.scenes().forEach(builder::scene);
    }

    private SchemaModel.Choice model(ModelMatches annotation) {
        notBlank("@ModelMatches(source)", annotation.source());
        Map<String, String> settings = new TreeMap<>(parser.pairs(Arrays.stream(annotation.settings())
                .map(pair -> new Setting("@ModelMatches(settings)", pair))
                .toList()));
        if (annotation.entities().length > 0) {
            settings.put(
                    "entities",
                    Arrays.stream(annotation.entities()).map(Class::getName).collect(Collectors.joining(",")));
        }
        return new SchemaModel.Choice(annotation.source(), settings);
    }

    private Path reportDirectory() {
        // Kotlin's method names may hold anything, blanks and slashes too.
        String folder = test.name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return parameters
                .settings()
                .setting("reportDirectory")
                .map(setting -> workingDirectory.resolve(setting.text()))
                .orElseGet(() -> workingDirectory.resolve(buildFolder()).resolve("lockstep"))
                .resolve(folder);
    }

    private String buildFolder() {
        boolean gradle = Files.exists(workingDirectory.resolve("build.gradle"))
                || Files.exists(workingDirectory.resolve("build.gradle.kts"));
        return gradle && !Files.exists(workingDirectory.resolve("pom.xml")) ? "build" : "target";
    }

    private void notBlank(String place, String text) {
        if (text.isBlank()) {
            mistakes.add(place + " is blank");
        }
    }
}
