package dev.lockstep.adapter.hibernate;

import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the versions of a model from a project's settings. */
final class ModelVersionReader {

    private final ModelSettings settings;

    ModelVersionReader(ModelSettings settings) {
        this.settings = settings;
    }

    List<ModelVersion> read() {
        List<ModelVersion> versions = new ArrayList<>();
        for (String name : settings.models()) {
            MappedClasses classes = classes(name);
            List<SourceLocation> sources = new ModelSources(settings.root()).of(name, classes);
            Reversal reversal =
                    irreversible(sources).<Reversal>map(declared -> declared).orElseGet(Reversal.Reversible::new);
            versions.add(new ModelVersion(
                    new Migration(new MigrationId(name), description(classes), sources.get(0), reversal), classes));
        }
        return versions;
    }

    private MappedClasses classes(String name) {
        String model = "model " + name;
        ClassFinder finder = new ClassFinder(loader(name));
        List<String> classes = settings.list("model." + name);
        if (!classes.isEmpty()) {
            return finder.named(classes, model);
        }
        List<String> packages = settings.list("model." + name + ".package");
        return finder.inPackages(packages.isEmpty() ? List.of(name) : packages, model);
    }

    private ClassLoader loader(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        List<URL> folders = new ArrayList<>();
        for (String entry : settings.list("model." + name + ".classpath")) {
            Path folder = settings.root().resolve(entry);
            if (!Files.isDirectory(folder)) {
                throw new LockstepException(Problem.what("a folder of compiled classes does not exist")
                        .where(folder)
                        .remedy("correct model." + name + ".classpath, or compile the classes first"));
            }
            try {
                folders.add(folder.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new LockstepException(
                        Problem.what("a folder of compiled classes has no URL").where(folder), e);
            }
        }
        return folders.isEmpty() ? context : new FoldersFirst(folders, context);
    }

    private static String description(MappedClasses classes) {
        return String.join(
                ", ", classes.classes().stream().map(Class::getSimpleName).toList());
    }

    private static Optional<Reversal.Irreversible> irreversible(List<SourceLocation> sources) {
        DeclarationReader reader = new DeclarationReader();
        return sources.stream()
                .flatMap(source -> reader.read(source).irreversible().stream())
                .findFirst();
    }
}
