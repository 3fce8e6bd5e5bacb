-- Triggers. A partition's copy is left out unless it is enabled otherwise than its original, as in a dump.
SELECT 'TRIGGER' AS kind,
       format('%I.%I.%I', n.nspname, c.relname, t.tgname) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', t.tableoid, t.oid, 0) AS address,
       pg_get_triggerdef(t.oid) AS definition,
       CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS enabled
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_trigger parent ON parent.oid = t.tgparentid
WHERE (NOT t.tgisinternal AND t.tgparentid = 0 OR t.tgenabled <> parent.tgenabled)
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
