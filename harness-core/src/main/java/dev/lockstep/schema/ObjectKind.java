package dev.lockstep.schema;

import java.util.Locale;

/** The kinds of object that {@code pg_dump --schema-only} shows, by PostgreSQL's own names. */
public enum ObjectKind {
    SCHEMA,
    EXTENSION,
    TABLE,
    PARTITIONED_TABLE,
    FOREIGN_TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    SEQUENCE,
    VIEW,
    MATERIALIZED_VIEW,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    TRIGGER,
    EVENT_TRIGGER,
    RULE,
    POLICY,
    ENUM,
    DOMAIN,
    COMPOSITE_TYPE,
    RANGE_TYPE,
    BASE_TYPE,
    STATISTICS,
    PUBLICATION,
    PUBLICATION_TABLE,
    PUBLICATION_SCHEMA,
    SUBSCRIPTION,
    FOREIGN_DATA_WRAPPER,
    SERVER,
    USER_MAPPING,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_TEMPLATE,
    TEXT_SEARCH_CONFIGURATION,
    CAST,
    OPERATOR,
    OPERATOR_CLASS,
    OPERATOR_FAMILY,
    COLLATION,
    CONVERSION,
    TRANSFORM,
    LANGUAGE,
    ACCESS_METHOD,
    LARGE_OBJECT,
    DEFAULT_PRIVILEGES;

    /** Returns the words of a sentence: {@code materialized view}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
