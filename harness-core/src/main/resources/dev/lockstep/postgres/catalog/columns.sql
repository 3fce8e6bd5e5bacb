-- Columns of every relation and attributes of composite types, in physical order, which is told apart from their properties.
WITH relation AS MATERIALIZED (
    SELECT c.tableoid, c.oid, c.relkind, c.relispartition, format('%I.%I', n.nspname, c.relname) AS identity
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
      -- The row type of a composite type that an extension owns is not itself marked as the extension's.
      AND NOT EXISTS (SELECT FROM pg_depend e
                      WHERE c.relkind = 'c' AND e.classid = 'pg_type'::regclass AND e.objid = c.reltype AND e.deptype = 'e')
)
SELECT 'COLUMN' AS kind,
       r.identity || '.' || quote_ident(a.attname) AS identity,
       r.identity AS belongs_to,
       a.attname AS column_name,
       concat_ws('/', r.tableoid, r.oid, a.attnum) AS address,
       format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attnotnull THEN 'no' END AS nullable,
       CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default",
       CASE a.attgenerated
           WHEN 's' THEN pg_get_expr(d.adbin, d.adrelid) || ' stored'
           WHEN 'v' THEN pg_get_expr(d.adbin, d.adrelid) || ' virtual'
       END AS generated,
       CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS "identity column",
       CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN a.attcollation::regcollation::text END AS collation,
       CASE WHEN a.attstorage <> t.typstorage AND r.relkind IN ('r', 'p', 'f', 'm')
           THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END
       END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
       CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS "statistics target",
       CASE WHEN a.attoptions IS NOT NULL
           THEN array_to_string(ARRAY(SELECT o FROM unnest(a.attoptions) AS o ORDER BY o), ', ') END AS options,
       array_to_string(a.attfdwoptions, ', ') AS "foreign options",
       CASE WHEN NOT a.attislocal AND NOT r.relispartition THEN 'yes' END AS inherited
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
