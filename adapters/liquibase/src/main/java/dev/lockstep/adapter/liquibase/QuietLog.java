package dev.lockstep.adapter.liquibase;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Liquibase's log at SLF4J's DEBUG level, whatever it thinks of its importance: the journal tells what matters. */
final class QuietLog extends AbstractLogService {

    @Override
    public int getPriority() {
        return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    @SuppressWarnings("rawtypes") // Liquibase's own signature
    public Logger getLog(Class clazz) {
        return new QuietLogger(LoggerFactory.getLogger(clazz));
    }

    private static final class QuietLogger extends AbstractLogger {

        private final org.slf4j.Logger log;

        QuietLogger(org.slf4j.Logger log) {
            this.log = log;
        }

        @Override
        public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
            if (level.intValue() > Level.FINE.intValue() && log.isDebugEnabled()) {
                log.debug("{} {}", level, message, thrown);
            }
        }
    }
}
