package dev.lockstep.spi;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What the application's code believes the schema to be, for instance Hibernate's entity classes. */
public interface SchemaModel {

    /**
     * Asks the model's own tool whether the application would start on this schema. Changes nothing.
     *
     * @return one line per fault in the tool's own words; empty if it would
     */
    List<String> validate(Database migrated);

    /** Makes the model's own schema in an empty database. */
    void create(Database empty);

    /** Opens models of one kind. Found by {@link java.util.ServiceLoader}. */
    interface Source {

        /** Returns the name that users write: {@code hibernate}. */
        String name();

        /**
         * Opens a model.
         *
         * @param settings by the names that this kind of model documents
         * @throws dev.lockstep.problem.LockstepException if the settings do not name a model
         */
        SchemaModel open(SortedMap<String, String> settings);
    }

    /** Which model to hold against the schema: the source's name and its settings. */
    record Choice(String source, Map<String, String> settings) {
        public Choice {
            settings = Map.copyOf(settings);
        }
    }
}
