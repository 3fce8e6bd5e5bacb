package dev.lockstep.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What JUnit closes when the context that stores it ends: as {@code AutoCloseable} from Jupiter 5.13 on, as
 * {@code CloseableResource} before.
 */
interface StoredResource extends AutoCloseable, ExtensionContext.Store.CloseableResource {

    @Override
    void close();
}
