package dev.lockstep.migration;

import dev.lockstep.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which migration may be taken up or down next: what every adapter checks before it calls its tool.
 *
 * @param tool the tool's name, which the problems give
 * @param migrations the project's migrations, oldest first
 */
public record MigrationOrder(String tool, List<Migration> migrations) {

    public MigrationOrder {
        migrations = List.copyOf(migrations);
    }

    /** Returns why {@code id} cannot be applied now; nothing if it is the oldest that is not applied. */
    public Optional<Problem> faultOfApplying(MigrationId id, List<MigrationId> applied) {
        Problem refused = Problem.what(tool + " cannot apply " + id + " now");
        if (find(id).isEmpty()) {
            return Optional.of(unknown(id));
        }
        if (applied.contains(id)) {
            return Optional.of(refused.said(id + " is applied already"));
        }
        return migrations.stream()
                .map(Migration::id)
                .filter(each -> !applied.contains(each))
                .findFirst()
                .filter(oldest -> !oldest.equals(id))
                .map(oldest -> refused.said("the oldest migration that is not applied is " + oldest)
                        .remedy("apply " + oldest + " first"));
    }

    /** Returns why {@code id} cannot be reverted now; nothing if it is the newest that is applied and has a down. */
    public Optional<Problem> faultOfReverting(MigrationId id, List<MigrationId> applied) {
        Problem refused = Problem.what(tool + " cannot revert " + id + " now");
        Optional<Migration> known = find(id);
        if (known.isEmpty()) {
            return Optional.of(unknown(id));
        }
        if (!applied.contains(id)) {
            return Optional.of(refused.said(id + " is not applied"));
        }
        MigrationId newest = applied.get(applied.size() - 1);
        if (!newest.equals(id)) {
            return Optional.of(refused.said("the newest migration that is applied is " + newest)
                    .remedy("revert " + newest + " first"));
        }
        Problem noDown =
                Problem.what(tool + " cannot revert " + id).where(known.get().source());
        return known.get()
                .reversal()
                .fold(
                        Optional::empty,
                        irreversible -> Optional.of(noDown.said("irreversible because " + irreversible.because())),
                        missing -> Optional.of(noDown.said(missing.said())
                                .remedy("write a down, or declare the migration irreversible with the reason")));
    }

    /** Returns the migration of that id, if the project has it. */
    public Optional<Migration> find(MigrationId id) {
        return migrations.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private Problem unknown(MigrationId id) {
        return Problem.what(tool + " has no migration " + id)
                .said("the project's migrations: "
                        + (migrations.isEmpty()
                                ? "none"
                                : migrations.stream()
                                        .map(each -> each.id().value())
                                        .collect(Collectors.joining(", "))));
    }
}
