package dev.lockstep.adapter.hibernate;

import dev.lockstep.spi.Database;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.tool.schema.SourceType;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.hibernate.tool.schema.spi.ScriptSourceInput;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.hibernate.tool.schema.spi.TargetDescriptor;
import org.jspecify.annotations.Nullable;

/** Hibernate's view of one model over one database, read anew; its schema tool is asked through here. */
final class OpenModel implements AutoCloseable {

    private final BootstrapServiceRegistry bootstrap;
    private final StandardServiceRegistry registry;
    private final Metadata metadata;
    private final SchemaManagementTool tool;
    private final Map<String, Object> settings;

    private OpenModel(BootstrapServiceRegistry bootstrap, StandardServiceRegistry registry, Metadata metadata) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.metadata = metadata;
        tool = registry.requireService(SchemaManagementTool.class);
        settings = registry.requireService(ConfigurationService.class).getSettings();
    }

    static OpenModel open(MappedClasses classes, SortedMap<String, String> hibernate, Database database) {
        BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
                .applyClassLoader(classes.loader())
                .build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .addInitiator(new QuietJdbcEnvironment())
                .applySettings(settings(hibernate, database))
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            classes.classes().forEach(sources::addAnnotatedClass);
            return new OpenModel(bootstrap, registry, sources.buildMetadata());
        } catch (RuntimeException e) {
            StandardServiceRegistryBuilder.destroy(registry);
            BootstrapServiceRegistryBuilder.destroy(bootstrap);
            throw e;
        }
    }

    private static Map<String, Object> settings(SortedMap<String, String> hibernate, Database database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("hibernate.hbm2ddl.skip_default_import_file", true);
        settings.put("hibernate.jdbc.log.warnings", false);
        settings.putAll(hibernate);
        settings.keySet().removeIf(name -> name.contains(".jdbc.") && name.startsWith("jakarta."));
        settings.put("hibernate.connection.provider_class", new FreshConnections(database));
        settings.put("hibernate.format_sql", false);
        settings.put("hibernate.hbm2ddl.auto", "none");
        return settings;
    }

    /**
     * Updates the schema, each statement on its own as Hibernate does, and stops at the first that fails.
     *
     * @param before hears of each statement before it runs
     */
    void update(ScriptTargetOutput before) {
        tool.getSchemaMigrator(settings)
                .doMigration(
                        metadata,
                        options(),
                        ContributableMatcher.ALL,
                        new Target(EnumSet.of(TargetType.SCRIPT, TargetType.DATABASE), before));
    }

    /** Creates the schema. */
    void create() {
        tool.getSchemaCreator(settings)
                .doCreation(
                        metadata,
                        options(),
                        ContributableMatcher.ALL,
                        new FromMetadata(),
                        new Target(EnumSet.of(TargetType.DATABASE), null));
    }

    /** Returns what Hibernate's validator complains about, in its words. */
    List<String> validate() {
        if (tool instanceof HibernateSchemaManagementTool hibernates) {
            GatheringValidator validator = new GatheringValidator(hibernates);
            validator.doValidation(metadata, options(), ContributableMatcher.ALL);
            return validator.complaints();
        }
        // A schema tool of the user's own tells its first complaint only.
        try {
            tool.getSchemaValidator(settings).doValidation(metadata, options(), ContributableMatcher.ALL);
            return List.of();
        } catch (SchemaManagementException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private ExecutionOptions options() {
        return SchemaManagementToolCoordinator.buildExecutionOptions(settings, ExceptionHandlerHaltImpl.INSTANCE);
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
        BootstrapServiceRegistryBuilder.destroy(bootstrap);
    }

    private record Target(EnumSet<TargetType> types, @Nullable ScriptTargetOutput script) implements TargetDescriptor {
        @Override
        public EnumSet<TargetType> getTargetTypes() {
            return types;
        }

        @Override
        public @Nullable ScriptTargetOutput getScriptTargetOutput() {
            return script;
        }
    }

    private record FromMetadata() implements SourceDescriptor {
        @Override
        public SourceType getSourceType() {
            return SourceType.METADATA;
        }

        @Override
        public @Nullable ScriptSourceInput getScriptSourceInput() {
            return null;
        }
    }
}
