-- Publications.
SELECT 'PUBLICATION' AS kind,
       quote_ident(p.pubname) AS identity,
       concat_ws('/', p.tableoid, p.oid, 0) AS address,
       pg_get_userbyid(p.pubowner) AS owner,
       CASE WHEN p.puballtables THEN 'yes' END AS "all tables",
       concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
       CASE WHEN p.pubviaroot THEN 'yes' END AS "via partition root",
       -- Since 18; 'n' is the default.
       nullif(to_jsonb(p) ->> 'pubgencols', 'n') AS "generated columns"
FROM pg_publication p
WHERE NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = p.tableoid AND e.objid = p.oid AND e.deptype = 'e')
