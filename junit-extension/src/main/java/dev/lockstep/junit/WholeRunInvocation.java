package dev.lockstep.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The invocation that stands for what belongs to no single migration: it is there so that a run that checked nothing, or not
 * all it was to check, is red.
 *
 * @param assertion throws what is wrong with the whole; does nothing if nothing is
 * @param parameters what resolves the parameters of the test's constructor and its methods around each test
 */
record WholeRunInvocation(Runnable assertion, List<RunParameters> parameters) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return "the whole history";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        List<Extension> extensions = new ArrayList<>(parameters);
        extensions.add(new WholeRunAssertion(assertion));
        return extensions;
    }

    /** Fails before anything asks for a parameter that a run without migrations does not have; never enters the body. */
    private record WholeRunAssertion(Runnable assertion)
            implements TestInstancePreConstructCallback, BeforeEachCallback, InvocationInterceptor {

        @Override
        public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
            assertion.run();
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            assertion.run();
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
            body.skip();
        }
    }
}
