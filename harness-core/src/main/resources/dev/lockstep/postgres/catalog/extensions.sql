-- Extensions, without their version, as in a dump. Those of a fresh database have low numbers and are left out.
SELECT 'EXTENSION' AS kind,
       quote_ident(x.extname) AS identity,
       concat_ws('/', x.tableoid, x.oid, 0) AS address,
       quote_ident(n.nspname) AS schema
FROM pg_extension x
JOIN pg_namespace n ON n.oid = x.extnamespace
WHERE x.oid >= 16384
