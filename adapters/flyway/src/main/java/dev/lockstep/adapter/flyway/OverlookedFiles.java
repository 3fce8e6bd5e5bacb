package dev.lockstep.adapter.flyway;

import dev.lockstep.problem.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Files that look like migrations and that Flyway leaves out without a word, such as {@code V2_name.sql}. They would count as
 * tested. Other SQL files beside the migrations are the user's own business.
 */
final class OverlookedFiles {

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("(?i)(?:V\\d[\\d._]*|R)[_ -].*");

    private final FlywayEngine.Look look;

    OverlookedFiles(FlywayEngine.Look look) {
        this.look = look;
    }

    /** Returns one problem for each. */
    List<Problem> find(MigrationInfo[] resolved) {
        Set<String> known = new HashSet<>();
        Arrays.stream(resolved).forEach(info -> known.add(info.getPhysicalLocation()));
        String[] suffixes = look.configuration().getSqlMigrationSuffixes();
        return look.means().resourceProvider.getResources("", suffixes).stream()
                .filter(file -> LOOKS_LIKE_ONE.matcher(file.getFilename()).matches())
                .filter(file -> !known.contains(VisibleResources.place(file)))
                .sorted()
                .map(OverlookedFiles::problem)
                .toList();
    }

    private static Problem problem(LoadableResource file) {
        return Problem.what(file.getFilename() + " looks like a migration, but Flyway does not take it for one")
                .where(VisibleResources.place(file))
                .remedy("name it V1__name.sql or R__name.sql, with two underscores and the letter as configured, or move it"
                        + " elsewhere");
    }
}
