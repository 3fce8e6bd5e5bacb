-- Extended statistics objects.
SELECT 'STATISTICS' AS kind,
       format('%I.%I', n.nspname, s.stxname) AS identity,
       format('%I.%I', tn.nspname, t.relname) AS belongs_to,
       concat_ws('/', s.tableoid, s.oid, 0) AS address,
       pg_get_userbyid(s.stxowner) AS owner,
       pg_get_statisticsobjdef(s.oid) AS definition,
       CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS "statistics target"
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
JOIN pg_class t ON t.oid = s.stxrelid
JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = s.tableoid AND e.objid = s.oid AND e.deptype = 'e')
