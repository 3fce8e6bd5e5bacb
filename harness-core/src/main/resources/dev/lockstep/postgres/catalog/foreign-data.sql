-- Foreign data wrappers, servers and user mappings.
SELECT 'FOREIGN_DATA_WRAPPER' AS kind,
       quote_ident(w.fdwname) AS identity,
       concat_ws('/', w.tableoid, w.oid, 0) AS address,
       pg_get_userbyid(w.fdwowner) AS owner,
       nullif(w.fdwhandler::oid, 0)::regproc::text AS handler,
       nullif(w.fdwvalidator::oid, 0)::regproc::text AS validator,
       NULL::text AS wrapper,
       NULL::text AS type,
       NULL::text AS version,
       array_to_string(w.fdwoptions, ', ') AS options
FROM pg_foreign_data_wrapper w
WHERE NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = w.tableoid AND e.objid = w.oid AND e.deptype = 'e')
UNION ALL
SELECT 'SERVER',
       quote_ident(s.srvname),
       concat_ws('/', s.tableoid, s.oid, 0),
       pg_get_userbyid(s.srvowner),
       NULL,
       NULL,
       quote_ident(w.fdwname),
       s.srvtype,
       s.srvversion,
       array_to_string(s.srvoptions, ', ')
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = s.tableoid AND e.objid = s.oid AND e.deptype = 'e')
UNION ALL
SELECT 'USER_MAPPING',
       format('%s on %I', CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END, m.srvname),
       concat_ws('/', 'pg_user_mapping'::regclass::oid, m.umid, 0),
       NULL,
       NULL,
       NULL,
       NULL,
       NULL,
       NULL,
       array_to_string(m.umoptions, ', ')
FROM pg_user_mappings m
