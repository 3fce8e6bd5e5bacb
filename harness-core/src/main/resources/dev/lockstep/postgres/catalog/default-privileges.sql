-- Default privileges, one property per grantee, without what holds anyway.
SELECT 'DEFAULT_PRIVILEGES' AS kind,
       identity,
       address,
       'privileges of ' || grantee AS property,
       coalesce(granted, 'none') AS value
FROM (
    SELECT s.identity,
           s.address,
           CASE p.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(p.grantee)) END AS grantee,
           string_agg(p.privilege_type || CASE WHEN p.is_grantable THEN ' with grant option' ELSE '' END,
                      ', ' ORDER BY p.privilege_type) FILTER (WHERE p.origin = 'granted') AS granted,
           string_agg(p.privilege_type || CASE WHEN p.is_grantable THEN ' with grant option' ELSE '' END,
                      ', ' ORDER BY p.privilege_type) FILTER (WHERE p.origin = 'anyway') AS anyway
    FROM (
        SELECT format('of %I%s on %s', pg_get_userbyid(d.defaclrole), ' in schema ' || quote_ident(n.nspname),
                      CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                                           WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END) AS identity,
               concat_ws('/', d.tableoid, d.oid, 0) AS address,
               d.defaclacl AS acl,
               CASE d.defaclnamespace
                   WHEN 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
                   ELSE '{}'
               END AS base
        FROM pg_default_acl d
        LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
    ) AS s
    CROSS JOIN LATERAL (
        SELECT 'granted' AS origin, e.* FROM aclexplode(s.acl) AS e
        UNION ALL
        SELECT 'anyway', e.* FROM aclexplode(s.base) AS e
    ) AS p
    GROUP BY s.identity, s.address, p.grantee
) AS grantees
WHERE granted IS DISTINCT FROM anyway
