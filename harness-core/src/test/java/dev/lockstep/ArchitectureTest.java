package dev.lockstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final int CLASSES_SEEN_AT_LEAST = 150;

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lockstep");

    /** Lowest first; layers of one row do not use each other. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("problem", "sql"),
            List.of("migration", "schema"),
            List.of("lock", "data", "down"),
            List.of("plan"),
            List.of("journal"),
            List.of("verdict"),
            List.of("report"),
            List.of("spi"),
            List.of("postgres", "render"),
            // Runs use the servers' eyes (who is in the database, what waits) beside the ports.
            List.of("run"),
            List.of("settings"));

    @Test
    void layers_use_only_those_below() {
        LayeredArchitecture layered = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("Lockstep")
                .definedBy("dev.lockstep");
        for (List<String> row : LAYERS) {
            for (String layer : row) {
                layered = layered.layer(layer).definedBy("dev.lockstep." + layer + "..");
            }
        }
        layered = layered.whereLayer("Lockstep").mayNotBeAccessedByAnyLayer();
        for (int row = 0; row < LAYERS.size(); row++) {
            String[] above = LAYERS.subList(row + 1, LAYERS.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            for (String layer : LAYERS.get(row)) {
                layered = layered.whereLayer(layer).mayOnlyBeAccessedByLayers(withRoot(above));
            }
        }

        layered.check(CORE);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void every_package_is_null_marked_and_has_a_map() {
        classes().should(liveInNullMarkedPackage()).check(CORE);
    }

    @Test
    void only_what_talks_to_servers_uses_jdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lockstep.postgres..", "dev.lockstep.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(CORE);
    }

    @Test
    void only_renderers_may_print() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lockstep.render..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }

    @Test
    void no_name_says_nothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CORE);
    }

    @Test
    void these_rules_saw_the_code() {
        assertThat(CORE).hasSizeGreaterThan(CLASSES_SEEN_AT_LEAST);
    }

    private static String[] withRoot(String[] layers) {
        String[] all = Arrays.copyOf(layers, layers.length + 1);
        all[layers.length] = "Lockstep";
        return all;
    }

    private static ArchCondition<JavaClass> liveInNullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " lives in " + type.getPackageName()
                                    + ", which has no package-info with @NullMarked"));
                }
            }
        };
    }
}
