-- Indexes, also those behind a constraint, which carry tablespace, clustering and replica identity.
SELECT 'INDEX' AS kind,
       format('%I.%I', n.nspname, x.relname) AS identity,
       format('%I.%I', rn.nspname, r.relname) AS belongs_to,
       concat_ws('/', x.tableoid, x.oid, 0) AS address,
       format('%I.%I', rn.nspname, r.relname) AS "table",
       pg_get_indexdef(x.oid) AS definition,
       CASE WHEN NOT i.indisvalid THEN 'no' END AS valid,
       CASE WHEN i.indisclustered THEN 'yes' END AS clustered,
       CASE WHEN i.indisreplident THEN 'yes' END AS "replica identity",
       quote_ident(space.spcname) AS tablespace,
       parent.inhparent::regclass::text AS "partition of",
       -- Only expressions have a target.
       CASE WHEN i.indexprs IS NOT NULL THEN (
           SELECT string_agg(format('column %s: %s', a.attnum, a.attstattarget), ', ' ORDER BY a.attnum)
           FROM pg_attribute a
           WHERE a.attrelid = x.oid AND a.attstattarget >= 0 AND a.attnum > 0
       ) END AS "statistics targets"
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
JOIN pg_class r ON r.oid = i.indrelid
JOIN pg_namespace rn ON rn.oid = r.relnamespace
LEFT JOIN pg_tablespace space ON space.oid = x.reltablespace
LEFT JOIN pg_inherits parent ON parent.inhrelid = x.oid
WHERE r.relkind IN ('r', 'p', 'm')
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = r.tableoid AND e.objid = r.oid AND e.deptype = 'e')
