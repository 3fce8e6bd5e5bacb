package dev.lockstep.cli;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How a server that is not ours is reached: a JDBC URL and the properties of the login.
 *
 * @param jdbc without user and password, where they were not written as its parameters
 */
record ServerUrl(String jdbc, Properties login) {

    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code jdbc:postgresql://…} as it is, {@code postgres://user:password@host:port/database?sslmode=require}, or, when
     * empty, {@code PGHOST} and its kind.
     *
     * @param environment libpq's variables; they fill in what the URL leaves open
     */
    static ServerUrl of(String url, Map<String, String> environment) {
        Properties login = new Properties();
        put(login, "user", environment, "PGUSER");
        put(login, "password", environment, "PGPASSWORD");
        put(login, "sslmode", environment, "PGSSLMODE");
        if (url.startsWith(JDBC)) {
            return new ServerUrl(url, login);
        }
        if (url.isBlank()) {
            return new ServerUrl(fromVariables(environment), login);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw notUnderstood(url);
        }
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null
                    || Optional.ofNullable(uri.getPath()).orElse("").length() < 2) {
                throw notUnderstood(url);
            }
            user(uri, login);
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new ServerUrl(JDBC + "//" + uri.getHost() + ":" + port + uri.getRawPath() + query, login);
        } catch (URISyntaxException e) {
            throw notUnderstood(url);
        }
    }

    private static void user(URI uri, Properties login) {
        String info = uri.getRawUserInfo();
        if (info == null || info.isEmpty()) {
            return;
        }
        int colon = info.indexOf(':');
        login.setProperty("user", decoded(colon < 0 ? info : info.substring(0, colon)));
        if (colon >= 0) {
            login.setProperty("password", decoded(info.substring(colon + 1)));
        }
    }

    private static String fromVariables(Map<String, String> environment) {
        String database = environment.getOrDefault("PGDATABASE", environment.getOrDefault("PGUSER", ""));
        if (database.isEmpty()) {
            throw new LockstepException(Problem.what("it is not said which database to read")
                    .remedy("give --url, or set PGHOST, PGPORT, PGDATABASE and PGUSER"));
        }
        return JDBC + "//" + environment.getOrDefault("PGHOST", "localhost") + ":"
                + environment.getOrDefault("PGPORT", "5432") + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void put(Properties login, String name, Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            login.setProperty(name, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A URL that is not understood may hold a password all the same. */
    private static LockstepException notUnderstood(String url) {
        return new LockstepException(Problem.what("the address of the server is not understood")
                .where(withoutSecrets(url))
                .remedy("write jdbc:postgresql://host:port/database or postgres://user@host:port/database"));
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("//.*@", "//…@").replaceFirst("\\?.*", "?…");
    }

    /** Returns the address for people: never a password. */
    @Override
    public String toString() {
        return withoutSecrets(jdbc);
    }
}
