-- Constraints of tables and domains. The definition tells NOT VALID, NOT ENFORCED, NO INHERIT and deferrability.
-- What the server adds to partitions for a foreign key of their parent is left out, as in a dump.
SELECT 'CONSTRAINT' AS kind,
       format('%I.%I.%I', n.nspname, coalesce(r.relname, t.typname), c.conname) AS identity,
       CASE WHEN r.oid IS NOT NULL THEN format('%I.%I', n.nspname, r.relname) END AS belongs_to,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       pg_get_constraintdef(c.oid) AS definition,
       CASE WHEN NOT c.convalidated THEN 'no' END AS validated,
       CASE WHEN NOT c.conislocal THEN 'yes' END AS inherited
FROM pg_constraint c
LEFT JOIN pg_class r ON r.oid = c.conrelid
LEFT JOIN pg_type t ON t.oid = c.contypid
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.contype IN ('c', 'f', 'p', 'u', 'x', 'n')
  AND NOT (c.contype = 'f' AND c.conparentid <> 0)
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = r.tableoid AND e.objid = r.oid AND e.deptype = 'e')
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
