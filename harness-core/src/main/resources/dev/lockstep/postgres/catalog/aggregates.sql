-- Aggregates.
SELECT 'AGGREGATE' AS kind,
       format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)) AS identity,
       concat_ws('/', p.tableoid, p.oid, 0) AS address,
       pg_get_userbyid(p.proowner) AS owner,
       pg_get_function_arguments(p.oid) AS arguments,
       CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END AS variant,
       a.aggtransfn::regprocedure AS "transition function",
       format_type(a.aggtranstype, NULL) AS "transition type",
       nullif(a.aggtransspace, 0) AS "transition space",
       nullif(a.aggfinalfn, 0)::regprocedure AS "final function",
       CASE WHEN a.aggfinalextra THEN 'yes' END AS "final function takes arguments",
       CASE a.aggfinalmodify WHEN 'r' THEN 'read only' WHEN 's' THEN 'shareable' ELSE 'read write' END AS "final function modifies",
       nullif(a.aggcombinefn, 0)::regprocedure AS "combine function",
       nullif(a.aggserialfn, 0)::regprocedure AS "serialize function",
       nullif(a.aggdeserialfn, 0)::regprocedure AS "deserialize function",
       quote_literal(a.agginitval) AS "initial value",
       nullif(a.aggmtransfn, 0)::regprocedure AS "moving transition function",
       nullif(a.aggminvtransfn, 0)::regprocedure AS "moving inverse function",
       CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS "moving transition type",
       nullif(a.aggmtransspace, 0) AS "moving transition space",
       nullif(a.aggmfinalfn, 0)::regprocedure AS "moving final function",
       CASE WHEN a.aggmfinalextra THEN 'yes' END AS "moving final function takes arguments",
       CASE WHEN a.aggmfinalfn <> 0
           THEN CASE a.aggmfinalmodify WHEN 'r' THEN 'read only' WHEN 's' THEN 'shareable' ELSE 'read write' END
       END AS "moving final function modifies",
       quote_literal(a.aggminitval) AS "moving initial value",
       nullif(a.aggsortop, 0)::regoperator AS "sort operator",
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS parallel
FROM pg_aggregate a
JOIN pg_proc p ON p.oid = a.aggfnoid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = p.tableoid AND e.objid = p.oid AND e.deptype = 'e')
