package dev.lockstep.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The laws that hold across modules; those inside the core are told there. */
class WholeArchitectureTest {

    private static final int CLASSES_SEEN_AT_LEAST = 400;

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lockstep");

    @Test
    void packages_are_free_of_cycles_across_modules() {
        slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void adapters_know_no_test_framework_and_no_fixtures() {
        noClasses()
                .that()
                .resideInAPackage("dev.lockstep.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.lockstep.junit..", "dev.lockstep.assertion..", "dev.lockstep.fixture..", "org.junit..")
                .check(ALL);
    }

    @Test
    void no_adapter_needs_another() {
        // What runs programs is no adapter: the adapters of command-line tools stand on it.
        slices().matching("dev.lockstep.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        JavaClass.Predicates.resideInAPackage("dev.lockstep.adapter.."),
                        JavaClass.Predicates.resideInAPackage("dev.lockstep.adapter.command"))
                .check(ALL);
    }

    @Test
    void only_the_summary_is_printed() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SummaryPrinter")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(ALL.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    @Test
    void these_rules_saw_every_module() {
        assertThat(ALL.size()).isGreaterThan(CLASSES_SEEN_AT_LEAST);
        assertThat(ALL.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.lockstep.adapter.sql",
                        "dev.lockstep.adapter.flyway",
                        "dev.lockstep.adapter.liquibase",
                        "dev.lockstep.adapter.hibernate",
                        "dev.lockstep.adapter.command",
                        "dev.lockstep.adapter.alembic",
                        "dev.lockstep.adapter.django",
                        "dev.lockstep.adapter.drizzle",
                        "dev.lockstep.adapter.prisma",
                        "dev.lockstep.adapter.knex",
                        "dev.lockstep.fixture",
                        "dev.lockstep.junit");
    }
}
