package dev.lockstep.junit;

import dev.lockstep.postgres.ServerStarter;
import dev.lockstep.spi.DatabaseServer;
import dev.lockstep.spi.ServerChoice;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The servers of a whole test run: one per choice, started when the first test asks for it, stopped when all tests are done. */
final class SharedServers {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServers.class);

    private final ExtensionContext context;

    SharedServers(ExtensionContext context) {
        this.context = context;
    }

    /** Returns the server of that choice; safe to call from several tests at a time, which then wait for the one start. */
    DatabaseServer open(ServerChoice choice) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(choice, key -> new Shared(new ServerStarter().start(key)), Shared.class)
                .server();
    }

    private record Shared(DatabaseServer server) implements StoredResource {
        @Override
        public void close() {
            server.close();
        }
    }
}
