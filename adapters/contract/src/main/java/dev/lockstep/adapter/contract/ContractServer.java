package dev.lockstep.adapter.contract;

import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.run.RunSettings;
import dev.lockstep.spi.DatabaseServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the one embedded server of this JVM, which is of the newest major version, or of the one that {@link OnMajorVersion} says; it
 * stops when the last test has ended.
 */
public final class ContractServer implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ContractServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseServer.class;
    }

    @Override
    public DatabaseServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        int majorVersion = context.getTestClass()
                .map(test -> test.getAnnotation(OnMajorVersion.class))
                .map(OnMajorVersion::value)
                .orElse(RunSettings.NEWEST_MAJOR_VERSION);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(majorVersion, Shared::new, Shared.class)
                .server;
    }

    // Jupiter before 5.13 closes only what is a CloseableResource.
    @SuppressWarnings("deprecation")
    private static final class Shared implements ExtensionContext.Store.CloseableResource {
        private final DatabaseServer server;

        private Shared(int majorVersion) {
            server = EmbeddedServer.start(majorVersion);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
