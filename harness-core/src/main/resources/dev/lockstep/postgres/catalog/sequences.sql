-- Sequences with their parameters. Where they stand is data.
SELECT 'SEQUENCE' AS kind,
       format('%I.%I', n.nspname, c.relname) AS identity,
       CASE WHEN t.oid IS NULL THEN format('%I.%I', n.nspname, c.relname)
            ELSE format('%I.%I', tn.nspname, t.relname) END AS belongs_to,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       pg_get_userbyid(c.relowner) AS owner,
       CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
       format_type(s.seqtypid, NULL) AS type,
       s.seqstart AS start,
       s.seqincrement AS increment,
       s.seqmin AS minimum,
       s.seqmax AS maximum,
       s.seqcache AS cache,
       CASE WHEN s.seqcycle THEN 'yes' END AS cycle,
       CASE WHEN t.oid IS NOT NULL THEN format('%I.%I.%I', tn.nspname, t.relname, a.attname) END AS "owned by",
       CASE WHEN owned.deptype = 'i' THEN 'yes' END AS "of identity column"
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend owned ON owned.classid = c.tableoid AND owned.objid = c.oid AND owned.objsubid = 0
    AND owned.refclassid = c.tableoid AND owned.refobjsubid > 0 AND owned.deptype IN ('a', 'i')
LEFT JOIN pg_class t ON t.oid = owned.refobjid
LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = owned.refobjid AND a.attnum = owned.refobjsubid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
