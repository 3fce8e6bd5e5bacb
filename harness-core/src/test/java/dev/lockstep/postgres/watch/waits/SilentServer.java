package dev.lockstep.postgres.watch.waits;

import dev.lockstep.spi.Database;
import dev.lockstep.spi.DatabaseServer;

/** A server whose log cannot be read. */
record SilentServer(DatabaseServer server) implements DatabaseServer {

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public int majorVersion() {
        return server.majorVersion();
    }

    @Override
    public Database create(String purpose) {
        return server.create(purpose);
    }

    @Override
    public Database create(String purpose, Database.Template template) {
        return server.create(purpose, template);
    }

    @Override
    public void close() {
        server.close();
    }
}
