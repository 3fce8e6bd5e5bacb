package dev.lockstep.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What belongs to a database as a whole and is left behind by {@code CREATE DATABASE … TEMPLATE}: its comment, privileges and
 * settings. A migration may change them, so a restored state must have them.
 *
 * @param templates statements that set them on a new database, which they call {@link #PLACE}
 */
record DatabaseProperties(List<String> templates) {

    /** Not a word that SQL or a comment would hold by accident. */
    private static final String PLACE = "{lockstep:database}";

    private static final String COMMENT =
            """
            SELECT format('COMMENT ON DATABASE {lockstep:database} IS %L', shobj_description(oid, 'pg_database'))
            FROM pg_database WHERE datname = ? AND shobj_description(oid, 'pg_database') IS NOT NULL
            """;

    private static final String NOBODY_BY_DEFAULT =
            """
            SELECT format('REVOKE ALL ON DATABASE {lockstep:database} FROM PUBLIC, %I', pg_get_userbyid(datdba))
            FROM pg_database WHERE datname = ? AND datacl IS NOT NULL
            """;

    private static final String PRIVILEGES =
            """
            SELECT format('GRANT %s ON DATABASE {lockstep:database} TO %s%s', privilege_type,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_database, aclexplode(datacl) WHERE datname = ?
            """;

    /** By set_config and FROM CURRENT, because some settings are lists whose values must not be quoted as one. */
    private static final String SETTINGS =
            """
            SELECT format('DO $lockstep$BEGIN PERFORM set_config(%L, %L, true); ALTER %s SET %s FROM CURRENT; END$lockstep$',
                split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1),
                CASE setrole WHEN 0 THEN 'DATABASE {lockstep:database}'
                    ELSE 'ROLE ' || quote_ident(pg_get_userbyid(setrole)) || ' IN DATABASE {lockstep:database}' END,
                quote_ident(split_part(setting, '=', 1)))
            FROM pg_database d JOIN pg_db_role_setting s ON s.setdatabase = d.oid, unnest(setconfig) setting
            WHERE datname = ?
            """;

    DatabaseProperties {
        templates = List.copyOf(templates);
    }

    static DatabaseProperties read(Connection connection, String database) throws SQLException {
        List<String> templates = new ArrayList<>();
        for (String query : List.of(COMMENT, NOBODY_BY_DEFAULT, PRIVILEGES, SETTINGS)) {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setString(1, database);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        templates.add(rows.getString(1));
                    }
                }
            }
        }
        return new DatabaseProperties(templates);
    }

    /** Returns the statements for the database of this name, which needs no quotes. */
    List<String> statements(String database) {
        return templates.stream()
                .map(template -> template.replace(PLACE, database))
                .toList();
    }
}
