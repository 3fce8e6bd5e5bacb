package dev.lockstep.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Asserts the default verdict on one migration, after the test's body and whatever that did: a body that fails, gives up or is
 * never entered cannot hide it. Serves one invocation.
 */
final class StepAssertion implements BeforeEachCallback, InvocationInterceptor, AfterEachCallback {

    private final StepVerdict verdict;
    private final Path reportFile;
    private boolean asserted;

    StepAssertion(StepVerdict verdict, Path reportFile) {
        this.verdict = verdict;
        this.reportFile = reportFile;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<String> unreached = verdict.unreached();
        if (unreached.isPresent() && verdict.failure(reportFile).isEmpty()) {
            throw new TestAbortedException("not tested: " + unreached.get());
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            body.proceed();
        } catch (Throwable fromBody) {
            Optional<AssertionError> failure = failure();
            if (failure.isEmpty()) {
                throw fromBody;
            }
            failure.get().addSuppressed(fromBody);
            throw failure.get();
        }
        assertVerdict();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!asserted) {
            assertVerdict();
        }
    }

    private void assertVerdict() {
        Optional<AssertionError> failure = failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private Optional<AssertionError> failure() {
        asserted = true;
        return verdict.failure(reportFile);
    }
}
