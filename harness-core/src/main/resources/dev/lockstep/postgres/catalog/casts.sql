-- Casts. The server's own have low numbers.
SELECT 'CAST' AS kind,
       format('(%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS identity,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       nullif(c.castfunc, 0)::regprocedure::text AS function,
       CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'input and output' ELSE 'binary' END AS method,
       CASE c.castcontext WHEN 'a' THEN 'in assignments' WHEN 'i' THEN 'implicit' ELSE 'explicit' END AS context
FROM pg_cast c
WHERE c.oid >= 16384
  -- A range type brings the cast to its multirange.
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype IN ('e', 'i'))
