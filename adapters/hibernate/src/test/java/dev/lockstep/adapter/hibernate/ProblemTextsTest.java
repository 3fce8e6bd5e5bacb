package dev.lockstep.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.migration.Migration;
import dev.lockstep.migration.MigrationId;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.SchemaModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole text of everything that a user may get wrong. */
class ProblemTextsTest {

    private static final Path FOLDER = Path.of("project");

    @Test
    void the_models_are_not_named() {
        assertRefused(
                Map.of(),
                """
                hibernate needs to know the versions of the model
                  where:  project
                  said:   the setting models is empty, in hibernate-models.properties too
                  remedy: set models to the packages of the versions, oldest first: models=com.acme.v1,com.acme.v2""");
    }

    @Test
    void a_model_is_named_twice() {
        assertRefused(
                Map.of("models", "shop.v1,shop.v1"),
                """
                model shop.v1 is named twice
                  where:  project
                  said:   models=shop.v1,shop.v1
                  remedy: give each version a name of its own""");
    }

    @Test
    void a_package_has_no_entity() {
        assertRefused(
                Map.of("models", "dev.lockstep.adapter.nothing"),
                """
                there is no entity class in dev.lockstep.adapter.nothing
                  where:  model dev.lockstep.adapter.nothing
                  said:   found 0 classes, none with @Entity
                  remedy: correct the package, or put its classes on the test class path""");
    }

    @Test
    void classes_do_not_exist() {
        assertRefused(
                Map.of("models", "v1", "model.v1", "shop.v1.Customer, shop.v1.Absent, shop.v1.Gone"),
                """
                2 classes cannot be loaded
                  said:   class shop.v1.Absent cannot be loaded
                            where:  model v1
                            said:   java.lang.ClassNotFoundException: shop.v1.Absent
                            remedy: correct the name, or put the class on the test class path
                  said:   class shop.v1.Gone cannot be loaded
                            where:  model v1
                            said:   java.lang.ClassNotFoundException: shop.v1.Gone
                            remedy: correct the name, or put the class on the test class path""");
    }

    @Test
    void a_folder_of_classes_does_not_exist() {
        assertRefused(
                Map.of("models", "v1", "model.v1.classpath", "target/v1"),
                """
                a folder of compiled classes does not exist
                  where:  project/target/v1
                  remedy: correct model.v1.classpath, or compile the classes first""");
    }

    @Test
    void the_model_to_compare_with_is_not_named() {
        assertThatThrownBy(() -> new HibernateModelSource().open(new TreeMap<>()))
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        hibernate needs to know the entity classes
                          where:  the model to compare with
                          said:   the settings entities and packages are both empty
                          remedy: set packages to the packages of the entity classes: packages=com.acme.orders""");
    }

    @Test
    void an_update_has_a_statement_without_inverse() {
        Migration migration =
                new Migration(new MigrationId("v2"), "v2", SourceLocation.at(FOLDER, 2), new Reversal.Reversible());

        Problem problem = HibernateFailure.withoutInverse(migration, List.of("create function f()"));

        assertThat(problem.text())
                .isEqualTo(
                        """
                        hibernate cannot revert v2
                          where:  project:2
                          said:   no down can be derived for: create function f()
                          remedy: declare the version irreversible with the reason""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.6.15.Final", "6.6.1.Final", "8.0.0.Beta1"})
    void the_version_is_not_supported(String version) {
        assertThatThrownBy(new HibernateVersion(version)::requireSupported)
                .isInstanceOf(LockstepException.class)
                .hasMessage(
                        """
                        Hibernate %s is not supported
                          where:  the class path
                          said:   Lockstep drives the schema tool of Hibernate 7
                          remedy: put org.hibernate.orm:hibernate-core 7 on the test class path"""
                                .formatted(version));
    }

    @Test
    void the_model_source_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(SchemaModel.Source.class)).hasAtLeastOneElementOfType(HibernateModelSource.class);
    }

    private static void assertRefused(Map<String, String> settings, String problem) {
        ModelSettings given = new ModelSettings(FOLDER, new TreeMap<>(settings));
        assertThatThrownBy(() -> new ModelVersionReader(given).read())
                .isInstanceOf(LockstepException.class)
                .hasMessage(problem);
    }
}
