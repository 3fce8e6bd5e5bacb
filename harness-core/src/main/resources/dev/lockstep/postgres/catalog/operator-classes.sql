-- Operator classes and families. What a class brings along is told with its family.
SELECT 'OPERATOR_CLASS' AS kind,
       format('%I.%I USING %I', n.nspname, c.opcname, am.amname) AS identity,
       concat_ws('/', c.tableoid, c.oid, 0) AS address,
       pg_get_userbyid(c.opcowner) AS owner,
       format('%I.%I', fn.nspname, f.opfname) AS family,
       format_type(c.opcintype, NULL) AS type,
       CASE WHEN c.opcdefault THEN 'yes' END AS "default",
       CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage,
       members.list AS members
FROM pg_opclass c
JOIN pg_am am ON am.oid = c.opcmethod
JOIN pg_namespace n ON n.oid = c.opcnamespace
JOIN pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
LEFT JOIN LATERAL (
    SELECT string_agg(pg_describe_object(d.classid, d.objid, 0), '; ' ORDER BY pg_describe_object(d.classid, d.objid, 0)) AS list
    FROM pg_depend d
    WHERE d.refclassid = c.tableoid AND d.refobjid = c.oid
      AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
) AS members ON true
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
UNION ALL
SELECT 'OPERATOR_FAMILY',
       format('%I.%I USING %I', n.nspname, f.opfname, am.amname),
       concat_ws('/', f.tableoid, f.oid, 0),
       pg_get_userbyid(f.opfowner),
       NULL,
       NULL,
       NULL,
       NULL,
       concat_ws('; ',
           (SELECT string_agg(format('operator %s %s%s', o.amopstrategy, o.amopopr::regoperator,
                                     CASE o.amoppurpose WHEN 'o' THEN ' for order by ' || (SELECT format('%I.%I', sn.nspname, s.opfname)
                                         FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace
                                         WHERE s.oid = o.amopsortfamily) ELSE '' END),
                              '; ' ORDER BY o.amopstrategy, o.amopopr::regoperator::text)
            FROM pg_amop o WHERE o.amopfamily = f.oid),
           (SELECT string_agg(format('function %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL),
                                     format_type(p.amprocrighttype, NULL), p.amproc::regprocedure),
                              '; ' ORDER BY p.amprocnum, format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL))
            FROM pg_amproc p WHERE p.amprocfamily = f.oid))
FROM pg_opfamily f
JOIN pg_am am ON am.oid = f.opfmethod
JOIN pg_namespace n ON n.oid = f.opfnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = f.tableoid AND e.objid = f.oid AND e.deptype = 'e')
