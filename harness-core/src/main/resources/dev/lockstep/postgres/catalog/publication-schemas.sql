-- since 15
-- Schemas of publications.
SELECT 'PUBLICATION_SCHEMA' AS kind,
       format('%I.%I', p.pubname, n.nspname) AS identity,
       concat_ws('/', m.tableoid, m.oid, 0) AS address
FROM pg_publication_namespace m
JOIN pg_publication p ON p.oid = m.pnpubid
JOIN pg_namespace n ON n.oid = m.pnnspid
