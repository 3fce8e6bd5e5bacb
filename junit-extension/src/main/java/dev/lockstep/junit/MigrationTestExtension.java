package dev.lockstep.junit;

import dev.lockstep.Lockstep;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.run.RunResult;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Performs the run of a {@link MigrationTest} and hands out one invocation per migration and one for the whole. */
final class MigrationTestExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getElement(), MigrationTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        try {
            return invocations(checked(context));
        } catch (LockstepException stuck) {
            // Thrown from here, the failure would stand beside the test in most IDEs instead of in its tree.
            return Stream.of(new WholeRunInvocation(
                    () -> {
                        throw stuck;
                    },
                    List.of()));
        }
    }

    private static CheckedRun checked(ExtensionContext context) {
        AnnotatedMethod test = new AnnotatedMethod(context.getRequiredTestClass(), context.getRequiredTestMethod());
        RunSettings settings = new SettingsReader(
                        test, context::getConfigurationParameter, Path.of("").toAbsolutePath())
                .read();
        ClassLoader loader = test.testClass().getClassLoader();
        return CallingThread.with(loader, () -> {
            DatabaseServer server = new SharedServers(context).open(settings.server());
            RunResult result = Lockstep.check(settings, server);
            new SummaryPrinter().print(result);
            new ReportPublisher(context).publish(result);
            return new CheckedRun(settings, server, result, loader);
        });
    }

    private static Stream<TestTemplateInvocationContext> invocations(CheckedRun run) {
        List<MigrationStep> steps = run.steps();
        List<TestTemplateInvocationContext> invocations = new ArrayList<>();
        steps.forEach(step -> invocations.add(new StepInvocation(step, run)));
        invocations.add(new WholeRunInvocation(
                () -> {
                    // Not passed, because nothing was looked at; not failed, because others look at it.
                    run.leftToOthers().ifPresent(Assumptions::abort);
                    run.failureOfTheWhole().ifPresent(failure -> {
                        throw failure;
                    });
                },
                steps.isEmpty() ? List.of() : List.of(new RunParameters(steps.get(steps.size() - 1), run))));
        return invocations.stream();
    }
}
