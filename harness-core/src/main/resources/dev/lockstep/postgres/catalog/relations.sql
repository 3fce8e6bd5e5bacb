-- Tables, partitioned and foreign tables, views and materialized views.
SELECT CASE c.relkind
           WHEN 'r' THEN 'TABLE'
           WHEN 'p' THEN 'PARTITIONED_TABLE'
           WHEN 'f' THEN 'FOREIGN_TABLE'
           WHEN 'v' THEN 'VIEW'
           ELSE 'MATERIALIZED_VIEW'
       END AS kind,
       format('%I.%I', n.nspname, c.relname) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       pg_get_userbyid(c.relowner) AS owner,
       CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
       nullif(am.amname, 'heap') AS "access method",
       quote_ident(space.spcname) AS tablespace,
       CASE WHEN c.reloptions IS NOT NULL
           THEN array_to_string(ARRAY(SELECT o FROM unnest(c.reloptions) AS o ORDER BY o), ', ') END AS options,
       CASE WHEN toast.reloptions IS NOT NULL
           THEN array_to_string(ARRAY(SELECT o FROM unnest(toast.reloptions) AS o ORDER BY o), ', ') END AS "options of toast",
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "of type",
       CASE WHEN NOT c.relispartition AND c.relkind IN ('r', 'p', 'f') THEN parents.names END AS inherits,
       CASE WHEN c.relispartition THEN parents.names END AS "partition of",
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS "partition bound",
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partition key",
       CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row level security",
       CASE WHEN c.relforcerowsecurity THEN 'yes' END AS "row level security forced",
       CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END AS "replica identity",
       CASE WHEN c.relkind = 'm' THEN CASE WHEN c.relispopulated THEN 'yes' ELSE 'no' END END AS populated,
       quote_ident(s.srvname) AS server,
       array_to_string(f.ftoptions, ', ') AS "foreign options",
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace space ON space.oid = c.reltablespace
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
LEFT JOIN (
    SELECT i.inhrelid,
           string_agg(format('%I.%I', pn.nspname, p.relname) || CASE WHEN i.inhdetachpending THEN ' (being detached)' ELSE '' END,
                      ', ' ORDER BY i.inhseqno) AS names
    FROM pg_inherits i
    JOIN pg_class p ON p.oid = i.inhparent
    JOIN pg_namespace pn ON pn.oid = p.relnamespace
    GROUP BY i.inhrelid
) AS parents ON parents.inhrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
