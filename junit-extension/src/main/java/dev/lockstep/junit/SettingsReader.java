package dev.lockstep.junit;

import dev.lockstep.plan.Journey;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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
        RunSettings.Builder builder =
                RunSettings.forProject(project(annotation)).name(test.name());
        attribute("tool", annotation.tool()).map(Setting::text).ifPresent(builder::tool);
        builder.toolSettings(toolSettings(annotation));
        builder.server(new ServerReader(parameters, parser, mistakes).read(annotation));
        journey(annotation).ifPresent(builder::journey);
        attribute("latest", annotation.latest() == 0 ? "" : Integer.toString(annotation.latest()))
                .flatMap(setting -> parser.wholeNumber(setting, 1, Integer.MAX_VALUE))
                .ifPresent(latest -> builder.latest(latest.intValue()));
        attribute(
                        "seed",
                        LongStream.of(annotation.seed())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(", ")))
                .flatMap(setting -> parser.wholeNumber(setting, Long.MIN_VALUE, Long.MAX_VALUE))
                .ifPresent(builder::seed);
        attribute("deadline", annotation.deadline()).flatMap(parser::duration).ifPresent(builder::deadline);
        volume(builder);
        promises(builder);
        declarations(builder);
        acceptances(builder);
        limits(builder);
        traffic(builder);
        test.nearest(ModelMatches.class).map(this::model).ifPresent(builder::model);
        builder.reportDirectory(reportDirectory());
        mistakes.refuse(test.name());
        return builder.build();
    }

    private Optional<Setting> attribute(String name, String fromAnnotation) {
        return fromAnnotation.isBlank()
                ? parameters.setting(name)
                : Optional.of(new Setting("@MigrationTest(" + name + ")", fromAnnotation.strip()));
    }

    private Path project(MigrationTest annotation) {
        Optional<Setting> written = attribute("project", annotation.project());
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

    private Map<String, String> toolSettings(MigrationTest annotation) {
        if (annotation.settings().length > 0) {
            return parser.pairs("@MigrationTest(settings)", List.of(annotation.settings()));
        }
        return parameters
                .setting("settings")
                .map(setting ->
                        parser.pairs(setting.place(), List.of(setting.text().split(";"))))
                .orElseGet(Map::of);
    }

    private Optional<Journey> journey(MigrationTest annotation) {
        return attribute(
                        "journey",
                        Arrays.stream(annotation.journey())
                                .map(Journey::toString)
                                .collect(Collectors.joining(", ")))
                .flatMap(parser::journey);
    }

    private void volume(RunSettings.Builder builder) {
        Optional<Volume> annotation = test.nearest(Volume.class);
        annotation
                .map(volume -> new Setting("@Volume(rows)", Long.toString(volume.rows())))
                .or(() -> parameters.setting("rows"))
                .flatMap(setting -> parser.wholeNumber(setting, 0, Long.MAX_VALUE))
                .ifPresent(builder::rows);
        annotation
                .map(volume -> new Setting("@Volume(newRows)", Long.toString(volume.newRows())))
                .or(() -> parameters.setting("newRows"))
                .flatMap(setting -> parser.wholeNumber(setting, 0, Long.MAX_VALUE))
                .ifPresent(builder::newRows);
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

    private void limits(RunSettings.Builder builder) {
        LimitsReader reader = new LimitsReader(test, parameters, parser, mistakes);
        builder.limits(reader.limits());
        reader.growth().ifPresent(builder::growth);
    }

    private void traffic(RunSettings.Builder builder) {
        TrafficReader reader = new TrafficReader(test, parameters, workingDirectory, parser, mistakes);
        builder.traffic(reader.plan());
        reader.scenes().forEach(builder::scene);
    }

    private SchemaModel.Choice model(ModelMatches annotation) {
        notBlank("@ModelMatches(source)", annotation.source());
        Map<String, String> settings =
                new TreeMap<>(parser.pairs("@ModelMatches(settings)", List.of(annotation.settings())));
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
