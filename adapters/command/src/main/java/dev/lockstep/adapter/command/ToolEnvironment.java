package dev.lockstep.adapter.command;

import dev.lockstep.spi.DatabaseAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment of a tool: that of this JVM without what would lead the tool elsewhere, with the database under the names that tools
 * and drivers know, and with what the user sets. In the user's values {@code {url}}, {@code {host}}, {@code {port}},
 * {@code {database}}, {@code {user}} and {@code {password}} stand for the parts of the address.
 */
public final class ToolEnvironment {

    /** libpq's variables, addresses as a whole and in the usual parts, and what makes programs write colours. */
    private static final Pattern MISLEADING =
            Pattern.compile("PG[A-Z]+|(\\w+_)?DATABASE_URL|(POSTGRES|DB)_\\w+|FORCE_COLOR|CLICOLOR_FORCE");

    private ToolEnvironment() {}

    /** Returns the environment in which the tool finds {@code address}. */
    public static Map<String, String> of(
            Map<String, String> inherited, DatabaseAddress address, ToolSettings settings) {
        Map<String, String> environment = new TreeMap<>(inherited);
        environment.keySet().removeIf(name -> MISLEADING.matcher(name).matches());
        environment.put("NO_COLOR", "1");
        environment.put("DATABASE_URL", url(address));
        environment.put("PGSSLMODE", "disable");
        for (String prefix : List.of("PG", "DB_", "POSTGRES_")) {
            environment.put(prefix + "HOST", address.host());
            environment.put(prefix + "PORT", String.valueOf(address.port()));
            environment.put(prefix + "USER", address.user());
            environment.put(prefix + "PASSWORD", address.password());
        }
        for (String name : List.of("PGDATABASE", "DB_NAME", "DB_DATABASE", "POSTGRES_DB")) {
            environment.put(name, address.database());
        }
        settings.variables().forEach((name, value) -> environment.put(name, filled(value, address)));
        return environment;
    }

    /** Returns the address as one URL, as libpq and most tools read it. */
    public static String url(DatabaseAddress address) {
        String password = address.password().isEmpty() ? "" : ":" + encoded(address.password());
        return "postgresql://" + encoded(address.user()) + password + "@" + address.host() + ":" + address.port() + "/"
                + encoded(address.database());
    }

    private static String filled(String value, DatabaseAddress address) {
        return value.replace("{url}", url(address))
                .replace("{host}", address.host())
                .replace("{port}", String.valueOf(address.port()))
                .replace("{database}", address.database())
                .replace("{user}", address.user())
                .replace("{password}", address.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
