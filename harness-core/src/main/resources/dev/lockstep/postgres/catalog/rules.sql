-- Rewrite rules, without the one that makes a view a view.
SELECT 'RULE' AS kind,
       format('%I.%I.%I', n.nspname, c.relname, r.rulename) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', r.tableoid, r.oid, 0) AS address,
       pg_get_ruledef(r.oid) AS definition,
       CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS enabled
FROM pg_rewrite r
JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN'
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
