-- Triggers. A partition's copy is left out unless it is enabled otherwise than its original, as in a dump. Those behind a
-- foreign key are named after it, as their own names hold a number that is another one next time.
SELECT 'TRIGGER' AS kind,
       format('%I.%I.%I', n.nspname, c.relname,
              CASE WHEN numbered THEN p.proname || ' of ' || k.conname ELSE t.tgname END) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', t.tableoid, t.oid, 0) AS address,
       CASE WHEN NOT numbered THEN pg_get_triggerdef(t.oid) END AS definition,
       CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS enabled
FROM pg_trigger t
CROSS JOIN LATERAL (SELECT t.tgname ~ '^RI_ConstraintTrigger_' AS numbered) AS name
JOIN pg_proc p ON p.oid = t.tgfoid
LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_trigger parent ON parent.oid = t.tgparentid
WHERE (NOT t.tgisinternal AND t.tgparentid = 0 OR t.tgenabled <> parent.tgenabled)
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
