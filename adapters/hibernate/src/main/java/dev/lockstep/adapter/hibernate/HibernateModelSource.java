package dev.lockstep.adapter.hibernate;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.SchemaModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The application's entity classes as Hibernate sees them.
 *
 * <p>Settings: {@code entities} (class names) and {@code packages}, one of them at least, separated by commas; and
 * Hibernate's own ({@code hibernate.*}, {@code jakarta.persistence.*}), such as
 * {@code hibernate.physical_naming_strategy}, which must be those of the application. Classes are loaded by the context
 * class loader.
 */
public final class HibernateModelSource implements SchemaModel.Source {

    private static final String ASKED = "the model to compare with";

    @Override
    public String name() {
        return HibernateTool.NAME;
    }

    @Override
    public SchemaModel open(SortedMap<String, String> settings) {
        HibernateVersion.onClassPath().requireSupported();
        ModelSettings given = new ModelSettings(Path.of(""), settings);
        List<String> entities = given.list("entities");
        List<String> packages = given.list("packages");
        if (entities.isEmpty() && packages.isEmpty()) {
            throw new LockstepException(Problem.what(HibernateTool.NAME + " needs to know the entity classes")
                    .where(ASKED)
                    .said("the settings entities and packages are both empty")
                    .remedy("set packages to the packages of the entity classes: packages=com.acme.orders"));
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ClassFinder finder = new ClassFinder(loader);
        List<Class<?>> classes = new ArrayList<>(finder.named(entities, ASKED).classes());
        if (!packages.isEmpty()) {
            classes.addAll(finder.inPackages(packages, ASKED).classes());
        }
        return new HibernateModel(new MappedClasses(classes.stream().distinct().toList(), loader), given.hibernate());
    }
}
