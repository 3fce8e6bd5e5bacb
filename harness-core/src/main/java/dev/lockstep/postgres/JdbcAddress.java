package dev.lockstep.postgres;

import dev.lockstep.problem.LockstepException;
import dev.lockstep.problem.Problem;
import dev.lockstep.spi.DatabaseAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JDBC URL says.
 *
 * @param host a name or address
 * @param port the TCP port
 * @param database the database's name
 */
record JdbcAddress(String host, int port, String database) {

    private static final Pattern FORM = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^]]+]|[^:/?#@,\\[]+)(:(?<port>\\d{1,5}))?/(?<database>[^/?#]+)");

    /**
     * Reads {@code jdbc:postgresql://host:port/database}.
     *
     * @throws LockstepException if {@code url} is not of this form; parameters are refused because they would not reach the
     *     migration tools
     */
    static JdbcAddress parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw new LockstepException(Problem.what("the address of the external server is not understood")
                    .where(withoutSecrets(url))
                    .remedy("write jdbc:postgresql://host:port/database without parameters; user and password are given"
                            + " on their own"));
        }
        int port = Integer.parseInt(Optional.ofNullable(matcher.group("port")).orElse("5432"));
        return new JdbcAddress(
                matcher.group("host"), port, URLDecoder.decode(matcher.group("database"), StandardCharsets.UTF_8));
    }

    DatabaseAddress login(String user, String password) {
        return new DatabaseAddress(host, port, database, user, password);
    }

    /** A password may stand before the host or among the parameters, and must not be repeated. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("//[^/]*@", "//…@").replaceFirst("\\?.*", "?…");
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
