package dev.lockstep.adapter.hibernate;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Loads the classes of a model, by name or by package. */
final class ClassFinder {

    private static final String CLASS = ".class";
    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    private final ClassLoader loader;

    ClassFinder(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Returns the classes of these names.
     *
     * @param asked who asks for them, for the problem
     */
    MappedClasses named(Collection<String> names, String asked) {
        List<Class<?>> classes = new ArrayList<>();
        List<Problem> faults = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                faults.add(Problem.what("class " + name + " cannot be loaded")
                        .where(asked)
                        .said(e.toString())
                        .remedy("correct the name, or put the class on the test class path"));
            }
        }
        if (!faults.isEmpty()) {
            throw new LockstepException(Problem.together("classes cannot be loaded", faults));
        }
        return new MappedClasses(classes, loader);
    }

    /** Returns the mapped classes of these packages and of the packages below them. */
    MappedClasses inPackages(Collection<String> packages, String asked) {
        Set<String> names = new TreeSet<>();
        for (String name : packages) {
            names.addAll(namesIn(name));
        }
        List<Class<?>> mapped = named(names, asked).classes().stream()
                .filter(type -> MAPPED.stream().anyMatch(type::isAnnotationPresent))
                .toList();
        if (mapped.isEmpty()) {
            throw new LockstepException(Problem.what("there is no entity class in " + String.join(", ", packages))
                    .where(asked)
                    .said("found " + names.size() + " classes, none with @Entity")
                    .remedy("correct the package, or put its classes on the test class path"));
        }
        return new MappedClasses(mapped, loader);
    }

    private Set<String> namesIn(String name) {
        String folder = name.replace('.', '/');
        Set<String> names = new TreeSet<>();
        try {
            for (URL place : Collections.list(loader.getResources(folder))) {
                if ("file".equals(place.getProtocol())) {
                    names.addAll(namesInFolder(Path.of(URI.create(place.toString())), name));
                } else if (place.openConnection() instanceof JarURLConnection jar) {
                    jar.getJarFile().stream()
                            .map(entry -> entry.getName())
                            .filter(entry -> entry.startsWith(folder + "/") && entry.endsWith(CLASS))
                            .map(entry -> className(entry))
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new LockstepException(
                    Problem.what("package " + name + " cannot be searched").said(e.toString()), e);
        }
        names.removeIf(found -> found.endsWith("package-info"));
        return names;
    }

    private static List<String> namesInFolder(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(CLASS))
                    .map(file -> name + "."
                            + className(folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        }
    }

    private static String className(String file) {
        return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    }
}
