package dev.lockstep.postgres.catalog;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One query of a snapshot: a file of this package's resources.
 *
 * <p>A first line {@code -- since 15} keeps a query from older servers, {@code -- superuser} from sessions that may not read
 * its catalogue. Columns that came with a later version need neither: the files take them out of {@code to_jsonb(row)}.
 *
 * @param name the file's name without its ending
 * @param sql its text
 */
record CatalogQuery(String name, String sql) {

    private static final Pattern SINCE = Pattern.compile("-- since (\\d+)\n.*", Pattern.DOTALL);

    /** Objects first, then what is said about objects of any kind. */
    private static final List<String> NAMES = List.of(
            "schemas",
            "extensions",
            "relations",
            "columns",
            "constraints",
            "indexes",
            "sequences",
            "functions",
            "aggregates",
            "triggers",
            "event-triggers",
            "rules",
            "policies",
            "types",
            "statistics",
            "publications",
            "publication-tables",
            "publication-schemas",
            "subscriptions",
            "foreign-data",
            "text-search",
            "operators",
            "operator-classes",
            "casts",
            "collations",
            "conversions",
            "languages",
            "default-privileges",
            "comments",
            "security-labels",
            "privileges");

    static List<CatalogQuery> all() {
        return NAMES.stream().map(CatalogQuery::named).toList();
    }

    private static CatalogQuery named(String name) {
        try (InputStream file = CatalogQuery.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("no catalogue query " + name);
            }
            return new CatalogQuery(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LockstepException(Problem.what("the catalogue query " + name + " cannot be read"), e);
        }
    }

    boolean answeredBy(int major, Role role) {
        Matcher since = SINCE.matcher(sql);
        return (!since.matches() || major >= Integer.parseInt(since.group(1)))
                && (role == Role.SUPERUSER || !sql.startsWith("-- superuser\n"));
    }

    /** What the session may read. */
    enum Role {
        SUPERUSER,
        ORDINARY
    }
}
