-- Privileges on anything, one property per grantee, without what holds without a GRANT or REVOKE: an access list that was
-- never touched and one that spells the default out are the same, in whatever order they are kept.
WITH object AS (
    SELECT tableoid, oid, 0 AS part, CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS type, relowner AS owner, relacl AS acl
    FROM pg_class
    UNION ALL
    SELECT c.tableoid, c.oid, a.attnum, 'c', c.relowner, a.attacl
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT tableoid, oid, 0, 'f', proowner, proacl FROM pg_proc
    UNION ALL
    SELECT tableoid, oid, 0, 'T', typowner, typacl FROM pg_type
    UNION ALL
    SELECT tableoid, oid, 0, 'n', nspowner, nspacl FROM pg_namespace
    UNION ALL
    SELECT tableoid, oid, 0, 'l', lanowner, lanacl FROM pg_language
    UNION ALL
    SELECT tableoid, oid, 0, 'F', fdwowner, fdwacl FROM pg_foreign_data_wrapper
    UNION ALL
    SELECT tableoid, oid, 0, 'S', srvowner, srvacl FROM pg_foreign_server
), changed AS (
    SELECT object.*, coalesce(initial.initprivs, acldefault(type, owner)) AS base
    FROM object
    LEFT JOIN pg_init_privs initial
        ON initial.objoid = object.oid AND initial.classoid = object.tableoid AND initial.objsubid = object.part
    WHERE acl IS NOT NULL AND acl IS DISTINCT FROM initial.initprivs
), grantees AS (
    SELECT c.tableoid, c.oid, c.part,
           CASE p.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(p.grantee)) END AS grantee,
           string_agg(p.words, ', ' ORDER BY p.words) FILTER (WHERE p.origin = 'granted') AS granted,
           string_agg(p.words, ', ' ORDER BY p.words) FILTER (WHERE p.origin = 'anyway') AS anyway
    FROM changed c
    CROSS JOIN LATERAL (
        SELECT e.origin, e.grantee,
               e.privilege_type || CASE WHEN e.is_grantable THEN ' with grant option' ELSE '' END
                   || CASE WHEN e.grantor <> c.owner THEN ' from ' || quote_ident(pg_get_userbyid(e.grantor)) ELSE '' END AS words
        FROM (SELECT 'granted' AS origin, x.* FROM aclexplode(c.acl) AS x
              UNION ALL
              SELECT 'anyway', x.* FROM aclexplode(c.base) AS x) AS e
    ) AS p
    GROUP BY c.tableoid, c.oid, c.part, p.grantee
)
SELECT concat_ws('/', tableoid, oid, part) AS address,
       'privileges of ' || grantee AS property,
       coalesce(granted, 'none') AS value
FROM grantees
WHERE granted IS DISTINCT FROM anyway
