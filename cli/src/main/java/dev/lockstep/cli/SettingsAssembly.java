package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.run.IrreversibleDeclaration;
import dev.lockstep.run.RunSettings;
import dev.lockstep.run.ToolFinder;
import dev.lockstep.settings.Mistakes;
import dev.lockstep.settings.Setting;
import dev.lockstep.settings.SettingSource;
import dev.lockstep.settings.WrittenLimits;
import dev.lockstep.settings.WrittenRun;
import dev.lockstep.settings.WrittenTraffic;
import dev.lockstep.settings.WrittenVolume;
import dev.lockstep.spi.Invariant;
import dev.lockstep.verdict.RuleId;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a run's settings together: flags win over the file, and the file over what is standard. */
final class SettingsAssembly {

    /** Where reports go when nobody says otherwise, beside the file of settings. */
    static final String REPORTS = "lockstep-report";

    private final Flags flags;
    private final Optional<Path> pointedAt;
    private final Optional<Path> config;
    private final Mistakes mistakes = new Mistakes();

    SettingsAssembly(Flags flags, @Nullable Path pointedAt, @Nullable Path config) {
        this.flags = flags;
        this.pointedAt = Optional.ofNullable(pointedAt);
        this.config = Optional.ofNullable(config);
    }

    /** @throws LockstepException if anything that was written cannot be meant so, or if it is not clear what is to be run */
    RunSettings settings() {
        Optional<Path> file = file();
        Optional<SettingsFile> read = file.map(path -> SettingsFile.read(path, mistakes));
        SettingSource written = read.map(flags::before).orElse(flags);
        Path base = file.map(path -> path.toAbsolutePath().normalize().resolveSibling(""))
                .orElseGet(() -> Path.of("").toAbsolutePath());
        flags.unknown().forEach(name -> mistakes.add("--set " + name + ": there is no such setting"));
        Path project = new ProjectSearch(ToolFinder.ofClassPath())
                .narrowed(project(written, file, base), written.setting("tool"));

        RunSettings.Builder builder = RunSettings.forProject(project).name(nameOf(project));
        new WrittenRun(written, mistakes).read(builder);
        WrittenLimits limits = new WrittenLimits(written, mistakes);
        builder.limits(limits.limits());
        limits.growth().ifPresent(builder::growth);
        WrittenTraffic traffic = new WrittenTraffic(written, base, mistakes);
        builder.traffic(traffic.plan());
        traffic.scenes().forEach(builder::scene);
        builder.volume(new WrittenVolume(written, base, mistakes).settings());
        read.ifPresent(settings -> words(settings, builder));
        builder.reportDirectory(base.resolve(
                written.setting("reportDirectory").map(Setting::text).orElse(REPORTS)));
        mistakes.refuse(
                "the configuration",
                file.map(Path::toString).orElse("the command line"),
                "correct " + file.map(path -> "the file or the flag").orElse("the flag"));
        return builder.build();
    }

    private Optional<Path> file() {
        if (config.isPresent()) {
            if (!Files.isRegularFile(config.get())) {
                throw new LockstepException(Problem.what("there is no such file of settings")
                        .where(config.get())
                        .remedy("correct --config, or leave it out to use " + SettingsFile.USUAL_NAME));
            }
            return config;
        }
        return pointedAt
                .map(folder -> folder.resolve(SettingsFile.USUAL_NAME))
                .filter(Files::isRegularFile)
                .or(() -> Optional.of(Path.of(SettingsFile.USUAL_NAME)).filter(Files::isRegularFile));
    }

    /** The flag points at the folder of the file: what the file then says leads on from there. */
    private Path project(SettingSource written, Optional<Path> file, Path base) {
        boolean fileOfFolder = pointedAt.isPresent()
                && config.isEmpty()
                && file.equals(pointedAt.map(folder -> folder.resolve(SettingsFile.USUAL_NAME)));
        if (pointedAt.isPresent() && !fileOfFolder) {
            return pointedAt.get().toAbsolutePath().normalize();
        }
        return base.resolve(written.setting("project").map(Setting::text).orElse(""))
                .normalize();
    }

    private void words(SettingsFile file, RunSettings.Builder builder) {
        file.records(SettingName.ACCEPT).forEach(accept -> {
            Setting rule = accept.get("rule");
            if (RuleId.of(rule.text()).isEmpty()) {
                mistakes.add(rule, "not a rule; lockstep explain lists them");
            }
            builder.suppression(new Suppression(
                    rule.text(),
                    accept.get("migration").text(),
                    accept.get("because").text(),
                    rule.place()));
        });
        file.records(SettingName.IRREVERSIBLE)
                .forEach(one -> builder.irreversible(new IrreversibleDeclaration(
                        one.get("migration").text(), one.get("because").text())));
        file.records(SettingName.INVARIANTS)
                .forEach(one -> builder.invariant(
                        new Invariant(one.get("name").text(), one.get("sql").text())));
    }

    private static String nameOf(Path project) {
        return Optional.ofNullable(project.getFileName())
                .map(Path::toString)
                .filter(name -> !name.isEmpty())
                .orElse("migrations");
    }
}
