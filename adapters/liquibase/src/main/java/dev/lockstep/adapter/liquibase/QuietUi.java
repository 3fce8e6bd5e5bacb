package dev.lockstep.adapter.liquibase;

import liquibase.AbstractExtensibleObject;
import liquibase.ui.InputHandler;
import liquibase.ui.UIService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Liquibase would print goes to SLF4J's DEBUG level; questions are answered with their defaults. */
final class QuietUi extends AbstractExtensibleObject implements UIService {

    private static final Logger LOG = LoggerFactory.getLogger("liquibase.ui");

    @Override
    public int getPriority() {
        return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    public void sendMessage(String message) {
        LOG.debug("{}", message);
    }

    @Override
    public void sendErrorMessage(String message) {
        LOG.debug("{}", message);
    }

    @Override
    public void sendErrorMessage(String message, @Nullable Throwable exception) {
        LOG.debug("{}", message, exception);
    }

    @Override
    public <T> @Nullable T prompt(
            String prompt, @Nullable T valueIfNoEntry, @Nullable InputHandler<T> inputHandler, Class<T> type) {
        return valueIfNoEntry;
    }

    @Override
    public void setAllowPrompt(boolean allowPrompt) {
        // There is nobody to answer.
    }

    @Override
    public boolean getAllowPrompt() {
        return false;
    }
}
