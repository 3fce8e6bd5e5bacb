-- Schemas. The server's own are left out.
SELECT 'SCHEMA' AS kind,
       quote_ident(n.nspname) AS identity,
       concat_ws('/', n.tableoid, n.oid, 0) AS address,
       pg_get_userbyid(n.nspowner) AS owner
FROM pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = n.tableoid AND e.objid = n.oid AND e.deptype = 'e')
