package dev.lockstep.junit;

import dev.lockstep.journal.Journal;
import dev.lockstep.run.RunResult;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a run and the database at a migration's version to the parameters of a test. */
record RunParameters(MigrationStep step, CheckedRun run) implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunParameters.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return offers().containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(offers().get(parameter.getParameter().getType()))
                .apply(context);
    }

    private Map<Class<?>, Function<ExtensionContext, Object>> offers() {
        return Map.of(
                MigrationStep.class, context -> step,
                Journal.class, context -> run.result().journal().orElseThrow(),
                RunResult.class, context -> run.result(),
                DataSource.class, context -> database(context).dataSource(),
                Connection.class, context -> database(context).connect());
    }

    /** The same for every parameter of one invocation; closed with it. */
    private VersionedDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        step.migration().id(), version -> new VersionedDatabase(run, version), VersionedDatabase.class);
    }
}
