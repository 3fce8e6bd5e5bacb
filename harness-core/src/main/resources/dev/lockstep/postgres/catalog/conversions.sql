-- Encoding conversions.
SELECT 'CONVERSION' AS kind,
       format('%I.%I', n.nspname, c.conname) AS identity,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       pg_get_userbyid(c.conowner) AS owner,
       pg_encoding_to_char(c.conforencoding) AS "from",
       pg_encoding_to_char(c.contoencoding) AS "to",
       c.conproc::regproc::text AS function,
       CASE WHEN c.condefault THEN 'yes' END AS "default"
FROM pg_conversion c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
