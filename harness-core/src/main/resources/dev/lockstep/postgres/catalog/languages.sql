-- Procedural languages, transforms and access methods. The server's own have low numbers.
SELECT 'LANGUAGE' AS kind,
       quote_ident(l.lanname) AS identity,
       concat_ws('/', l.tableoid, l.oid, 0) AS address,
       pg_get_userbyid(l.lanowner) AS owner,
       CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted,
       nullif(l.lanplcallfoid, 0)::regprocedure::text AS handler,
       nullif(l.laninline, 0)::regprocedure::text AS "inline handler",
       nullif(l.lanvalidator, 0)::regprocedure::text AS validator,
       NULL AS "from SQL",
       NULL AS "to SQL",
       NULL AS type
FROM pg_language l
WHERE l.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = l.tableoid AND e.objid = l.oid AND e.deptype = 'e')
UNION ALL
SELECT 'TRANSFORM',
       format('for %s language %I', format_type(t.trftype, NULL), l.lanname),
       concat_ws('/', t.tableoid, t.oid, 0),
       NULL,
       NULL,
       NULL,
       NULL,
       NULL,
       nullif(t.trffromsql::oid, 0)::regprocedure::text,
       nullif(t.trftosql::oid, 0)::regprocedure::text,
       NULL
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
WHERE NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
UNION ALL
SELECT 'ACCESS_METHOD',
       quote_ident(a.amname),
       concat_ws('/', a.tableoid, a.oid, 0),
       NULL,
       NULL,
       a.amhandler::oid::regprocedure::text,
       NULL,
       NULL,
       NULL,
       NULL,
       CASE a.amtype WHEN 't' THEN 'table' ELSE 'index' END
FROM pg_am a
WHERE a.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = a.tableoid AND e.objid = a.oid AND e.deptype = 'e')
