-- Operators.
SELECT 'OPERATOR' AS kind,
       format('%I.%s(%s, %s)', n.nspname, o.oprname,
              CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
              CASE o.oprright WHEN 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END) AS identity,
       concat_ws('/', o.tableoid, o.oid, 0) AS address,
       pg_get_userbyid(o.oprowner) AS owner,
       nullif(o.oprcode::oid, 0)::regprocedure::text AS function,
       nullif(o.oprcom, 0)::regoperator::text AS commutator,
       nullif(o.oprnegate, 0)::regoperator::text AS negator,
       nullif(o.oprrest::oid, 0)::regprocedure::text AS "restriction estimator",
       nullif(o.oprjoin::oid, 0)::regprocedure::text AS "join estimator",
       CASE WHEN o.oprcanhash THEN 'yes' END AS hashes,
       CASE WHEN o.oprcanmerge THEN 'yes' END AS merges
FROM pg_operator o
JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = o.tableoid AND e.objid = o.oid AND e.deptype = 'e')
