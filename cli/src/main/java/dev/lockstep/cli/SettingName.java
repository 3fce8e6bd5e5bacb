package dev.lockstep.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings that a file may hold, with the shape in which they are written there. */
enum SettingName {
    TOOL("tool", Shape.VALUE),
    PROJECT("project", Shape.VALUE),
    SETTINGS("settings", Shape.PAIRS),
    POSTGRES("postgres", Shape.VALUE),
    IMAGE("image", Shape.VALUE),
    URL("url", Shape.VALUE),
    USER("user", Shape.VALUE),
    PASSWORD("password", Shape.VALUE),
    DISPOSABLE("disposable", Shape.VALUE),
    JOURNEY("journey", Shape.VALUE),
    LATEST("latest", Shape.VALUE),
    ROWS("rows", Shape.VALUE),
    NEW_ROWS("newRows", Shape.VALUE),
    TABLE_ROWS("tableRows", Shape.PAIRS),
    PROFILE("profile", Shape.VALUE),
    EDGES("edges", Shape.LIST),
    EDGES_FIRST("edgesFirst", Shape.VALUE),
    LOAD_CONNECTIONS("loadConnections", Shape.VALUE),
    LOAD_SHARE("loadShare", Shape.VALUE),
    SHARD("shard", Shape.VALUE),
    KEEP_LOADED("keepLoaded", Shape.VALUE),
    BASELINE("baseline", Shape.VALUE),
    UPDATE_BASELINE("updateBaseline", Shape.VALUE),
    PROPOSE_DOWNS("proposeDowns", Shape.VALUE),
    SEED("seed", Shape.VALUE),
    DEADLINE("deadline", Shape.VALUE),
    BUDGET_HELD("budget.held", Shape.LIST),
    BUDGET_WAITED("budget.waited", Shape.LIST),
    BUDGET_BLOCKED("budget.blocked", Shape.LIST),
    BUDGET_STATEMENT("budget.statement", Shape.LIST),
    BUDGET_MIGRATION("budget.migration", Shape.LIST),
    PRODUCTION_ROWS("productionRows", Shape.PAIRS),
    LARGE_FROM("largeFrom", Shape.VALUE),
    GROWTH("growth", Shape.LIST),
    TRAFFIC_TABLES("traffic.tables", Shape.VALUE),
    TRAFFIC_EVERY("traffic.every", Shape.VALUE),
    TRAFFIC_FILE("traffic.file", Shape.VALUE),
    SCENES("scenes", Shape.LIST),
    REPORT_DIRECTORY("reportDirectory", Shape.VALUE),
    ACCEPT("accept", Shape.RECORDS, "rule", "migration", "because"),
    IRREVERSIBLE("irreversible", Shape.RECORDS, "migration", "because"),
    INVARIANTS("invariants", Shape.RECORDS, "name", "sql");

    /** How a setting is written. */
    enum Shape {
        /** One text or number. */
        VALUE,
        /** One value, or a list of them. */
        LIST,
        /** Names with a value each. */
        PAIRS,
        /** A list of mappings, each with all the {@link SettingName#fields()}. */
        RECORDS
    }

    private final String text;
    private final Shape shape;
    private final String fields;

    SettingName(String text, Shape shape, String... fields) {
        this.text = text;
        this.shape = shape;
        this.fields = String.join(",", fields);
    }

    /** Returns the name without {@code lockstep.}, as {@code junit-platform.properties} has it, too. */
    String text() {
        return text;
    }

    Shape shape() {
        return shape;
    }

    List<String> fields() {
        return fields.isEmpty() ? List.of() : List.of(fields.split(","));
    }

    static Optional<SettingName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }

    /** Returns whether {@code text} is the first part of names: {@code budget}. */
    static boolean isGroup(String text) {
        return Arrays.stream(values()).anyMatch(name -> name.text.startsWith(text + "."));
    }
}
