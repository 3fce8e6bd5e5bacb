package dev.lockstep.run;

import dev.lockstep.plan.Journey;
import dev.lockstep.spi.Invariant;
import dev.lockstep.spi.LoadRequest.Content;
import dev.lockstep.spi.Scene;
import dev.lockstep.spi.SchemaModel;
import dev.lockstep.spi.ServerChoice;
import dev.lockstep.spi.TrafficPlan;
import dev.lockstep.verdict.Limits;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a run is told.
 *
 * @param name names the run in logs, database names and the report's folder
 * @param project the folder of the migrations
 * @param tool the tool's name; empty to let the harness find out
 * @param toolSettings the tool's own settings by the tool's own names
 * @param server which PostgreSQL
 * @param journey in which order
 * @param latest how many of the newest migrations get the full treatment in {@link Journey#LATEST}
 * @param rows rows per table; 0 runs without rows
 * @param newRows rows per table that are written at each new version before it is undone
 * @param seed decides every generated value
 * @param deadline how long one migration may take before it counts as hanging
 * @param invariants the user's own promises about the data
 * @param irreversible migrations that are not to be undone
 * @param suppressions findings that the user accepts
 * @param model the application's model to hold against the schema, if any
 * @param limits what migrations may cost
 * @param traffic what stands for the application while a migration runs
 * @param scenes what is put in the way of each second up
 * @param growth the volumes at which costs are compared, if that is asked for; see {@link #growthVolumes()}
 * @param downProposals whether downs are proposed for migrations that have none
 * @param volume what is asked for where there are many rows
 * @param content what the rows are for
 * @param reportDirectory where report.json goes
 */
public record RunSettings(
        String name,
        Path project,
        Optional<String> tool,
        SortedMap<String, String> toolSettings,
        ServerChoice server,
        Journey journey,
        int latest,
        long rows,
        long newRows,
        long seed,
        Duration deadline,
        List<Invariant> invariants,
        List<IrreversibleDeclaration> irreversible,
        List<Suppression> suppressions,
        Optional<SchemaModel.Choice> model,
        Limits limits,
        TrafficPlan traffic,
        Set<Scene> scenes,
        Optional<GrowthVolumes> growth,
        DownProposals downProposals,
        VolumeSettings volume,
        Content content,
        Path reportDirectory) {

    public static final int NEWEST_MAJOR_VERSION = 18;

    /** More come where a column has more edge cases. */
    private static final long LEAST_EDGE_ROWS = 100;

    public RunSettings {
        invariants = List.copyOf(invariants);
        irreversible = List.copyOf(irreversible);
        suppressions = List.copyOf(suppressions);
        scenes = Set.copyOf(scenes);
    }

    /**
     * Returns the volumes at which costs are compared: those asked for, else the standard ones where something can only be judged
     * that way: a budget on a projection, or a table that is declared to be larger in production than the large volume.
     */
    public Optional<GrowthVolumes> growthVolumes() {
        GrowthVolumes standard = GrowthVolumes.standard();
        boolean projected =
                limits.budgets().stream().anyMatch(budget -> budget.atRows().isPresent());
        boolean larger =
                limits.sizes().productionRows().values().stream().anyMatch(declared -> declared > standard.large());
        return growth.isEmpty() && (projected || larger) ? Optional.of(standard) : growth;
    }

    /** Returns these settings for a run that only measures costs with {@code rows} rows per table. */
    public RunSettings measuringAt(long rows) {
        return new RunSettings(
                String.format(Locale.ROOT, "%s at %,d rows", name, rows),
                project,
                tool,
                toolSettings,
                server,
                journey,
                latest,
                rows,
                0,
                seed,
                deadline,
                List.of(),
                irreversible,
                suppressions,
                Optional.empty(),
                limits,
                TrafficPlan.none(),
                Set.of(),
                Optional.empty(),
                DownProposals.NOT_WANTED,
                volume.measuring(),
                content,
                reportDirectory);
    }

    /** Returns these settings for a run that shows what edge cases do to the migrations, and measures nothing. */
    public RunSettings edgesOnly() {
        return new RunSettings(
                name + ", edge cases",
                project,
                tool,
                toolSettings,
                server,
                journey,
                latest,
                LEAST_EDGE_ROWS,
                Math.min(newRows, LEAST_EDGE_ROWS),
                seed,
                deadline,
                invariants,
                irreversible,
                suppressions,
                Optional.empty(),
                limits,
                TrafficPlan.none(),
                Set.of(),
                Optional.empty(),
                DownProposals.NOT_WANTED,
                volume.edgesOnly(),
                Content.EDGES,
                reportDirectory);
    }

    /** Returns the settings of a stairway over {@code project} on the embedded server, with 1,000 rows per table. */
    public static Builder forProject(Path project) {
        return new Builder(project);
    }

    /** Collects settings; see {@link RunSettings} for each one's meaning. */
    public static final class Builder {
        private final Path project;
        private String name = "migrations";
        private Optional<String> tool = Optional.empty();
        private final SortedMap<String, String> toolSettings = new TreeMap<>();
        private ServerChoice server = new ServerChoice.Embedded(NEWEST_MAJOR_VERSION);
        private Journey journey = Journey.STAIRWAY;
        private int latest = 3;
        private long rows = 1_000;
        private long newRows = 20;
        private long seed = 42;
        private Duration deadline = Duration.ofMinutes(5);
        private final List<Invariant> invariants = new ArrayList<>();
        private final List<IrreversibleDeclaration> irreversible = new ArrayList<>();
        private final List<Suppression> suppressions = new ArrayList<>();
        private Optional<SchemaModel.Choice> model = Optional.empty();
        private Limits limits = Limits.standard();
        private TrafficPlan traffic = TrafficPlan.standard();
        private final Set<Scene> scenes = EnumSet.noneOf(Scene.class);
        private Optional<GrowthVolumes> growth = Optional.empty();
        private DownProposals downProposals = DownProposals.WANTED;
        private VolumeSettings volume = VolumeSettings.standard();
        private Path reportDirectory = Path.of("target", "lockstep");

        private Builder(Path project) {
            this.project = project;
        }

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder tool(String tool) {
            this.tool = Optional.of(tool);
            return this;
        }

        public Builder toolSettings(Map<String, String> settings) {
            toolSettings.putAll(settings);
            return this;
        }

        public Builder server(ServerChoice server) {
            this.server = server;
            return this;
        }

        public Builder journey(Journey journey) {
            this.journey = journey;
            return this;
        }

        public Builder latest(int latest) {
            this.latest = latest;
            return this;
        }

        public Builder rows(long rows) {
            this.rows = rows;
            return this;
        }

        public Builder newRows(long newRows) {
            this.newRows = newRows;
            return this;
        }

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder deadline(Duration deadline) {
            this.deadline = deadline;
            return this;
        }

        public Builder invariant(Invariant invariant) {
            invariants.add(invariant);
            return this;
        }

        public Builder irreversible(IrreversibleDeclaration declaration) {
            irreversible.add(declaration);
            return this;
        }

        public Builder suppression(Suppression suppression) {
            suppressions.add(suppression);
            return this;
        }

        public Builder model(SchemaModel.Choice model) {
            this.model = Optional.of(model);
            return this;
        }

        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        public Builder traffic(TrafficPlan traffic) {
            this.traffic = traffic;
            return this;
        }

        public Builder scene(Scene scene) {
            scenes.add(scene);
            return this;
        }

        public Builder growth(GrowthVolumes growth) {
            this.growth = Optional.of(growth);
            return this;
        }

        public Builder downProposals(DownProposals downProposals) {
            this.downProposals = downProposals;
            return this;
        }

        public Builder volume(VolumeSettings volume) {
            this.volume = volume;
            return this;
        }

        public Builder reportDirectory(Path reportDirectory) {
            this.reportDirectory = reportDirectory;
            return this;
        }

        public RunSettings build() {
            return new RunSettings(
                    name,
                    project,
                    tool,
                    toolSettings,
                    server,
                    journey,
                    latest,
                    rows,
                    newRows,
                    seed,
                    deadline,
                    invariants,
                    irreversible,
                    suppressions,
                    model,
                    limits,
                    traffic,
                    scenes,
                    growth,
                    downProposals,
                    volume,
                    Content.MIXED,
                    reportDirectory);
        }
    }
}
