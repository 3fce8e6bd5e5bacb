package dev.lockstep.conformance.idiom;

import java.util.List;

/** The tools, in the order of the page. */
public final class Idioms {

    private Idioms() {}

    /** Returns the idiom of every tool that Lockstep has an adapter for. */
    public static List<Idiom> all() {
        return List.of(
                new SqlIdiom(),
                new FlywayIdiom(),
                new LiquibaseIdiom(),
                new HibernateIdiom(),
                new AlembicIdiom(),
                new DjangoIdiom(),
                new KnexIdiom(),
                new PrismaIdiom(),
                new DrizzleIdiom(),
                new GooseIdiom(),
                new GolangMigrateIdiom(),
                new AtlasIdiom());
    }

    /** Returns the idiom of the tool with that name. */
    public static Idiom of(String tool) {
        return all().stream()
                .filter(idiom -> idiom.adapter().name().equals(tool))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tool " + tool));
    }
}
