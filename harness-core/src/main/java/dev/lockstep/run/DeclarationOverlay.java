package dev.lockstep.run;

import dev.lockstep.migration.DeclarationReader;
import dev.lockstep.migration.Declarations;
import dev.lockstep.migration.Migration;
import dev.lockstep.migration.Reversal;
import dev.lockstep.migration.SourceLocation;
import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.verdict.Suppression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds to a project's migrations what the user declared about them, in the settings and in comments. */
public final class DeclarationOverlay {

    private final RunSettings settings;
    private final Path root;
    private final DeclarationReader comments = new DeclarationReader();

    /**
     * Makes an overlay.
     *
     * @param root the folder to which the migrations' sources may be relative
     */
    public DeclarationOverlay(RunSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    /**
     * Migrations with everything that was declared about them.
     *
     * @param suppressions those of the settings and those in comments
     * @param faults mistakes in declarations
     */
    public record Declared(List<Migration> migrations, List<Suppression> suppressions, List<Problem> faults) {
        public Declared {
            migrations = List.copyOf(migrations);
            suppressions = List.copyOf(suppressions);
            faults = List.copyOf(faults);
        }
    }

    /** Returns the migrations as they are declared to be. */
    public Declared declare(List<Migration> migrations) {
        SettingsCheck check = new SettingsCheck();
        List<Migration> declared = new ArrayList<>();
        List<Suppression> suppressions = new ArrayList<>(settings.suppressions());
        List<Problem> faults = new ArrayList<>(check.unknownMigrations(
                settings, migrations.stream().map(Migration::id).toList()));
        for (Migration migration : migrations) {
            Declarations written = Declarations.none();
            try {
                written = comments.read(resolved(migration.source()));
            } catch (LockstepException unreadable) {
                faults.add(unreadable.problem());
            }
            for (Declarations.Acceptance acceptance : written.accepted()) {
                Suppression suppression = new Suppression(
                        acceptance.rule(),
                        migration.id().value(),
                        acceptance.because(),
                        acceptance.writtenAt().toString());
                suppressions.add(suppression);
                faults.addAll(check.faults(suppression));
            }
            declared.add(irreversible(migration, written).map(migration::with).orElse(migration));
        }
        return new Declared(declared, suppressions, faults);
    }

    private SourceLocation resolved(SourceLocation source) {
        return new SourceLocation(root.resolve(source.file()), source.firstLine(), source.lastLine());
    }

    private Optional<Reversal> irreversible(Migration migration, Declarations written) {
        Stream<Reversal> inSettings = settings.irreversible().stream()
                .filter(declaration -> declaration.migration().equals(migration.id().value()))
                .map(declaration -> new Reversal.Irreversible(declaration.because()));
        return Stream.concat(inSettings, written.irreversible().stream()).findFirst();
    }
}
