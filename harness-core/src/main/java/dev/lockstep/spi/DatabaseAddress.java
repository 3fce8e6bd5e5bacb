package dev.lockstep.spi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is and how to log in.
 *
 * @param host a name or address
 * @param port the TCP port
 * @param database the database's name
 * @param user a role that may do anything in this database
 * @param password its password; empty if the server asks for none
 */
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    /** Returns {@code jdbc:postgresql://host:port/database}, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the address for people and logs: never the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
