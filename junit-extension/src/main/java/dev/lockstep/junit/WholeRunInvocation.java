package dev.lockstep.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param failure what is wrong with the whole
 * @param parameters what resolves the parameters of the test's constructor and its methods around each test
 */
record WholeRunInvocation(Optional<Throwable> failure, List<RunParameters> parameters)
        implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return "the whole history";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        List<Extension> extensions = new ArrayList<>(parameters);
        extensions.add(new WholeRunAssertion(failure));
        return extensions;
    }

    /** Fails before anything asks for a parameter that a run without migrations does not have; never enters the body. */
    private record WholeRunAssertion(Optional<Throwable> failure)
            implements TestInstancePreConstructCallback, BeforeEachCallback, InvocationInterceptor {

        @Override
        public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context)
                throws Exception {
            rethrow();
        }

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            rethrow();
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
            body.skip();
        }

        private void rethrow() throws Exception {
            if (failure.isPresent()) {
                if (failure.get() instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure.get();
            }
        }
    }
}
