-- Tables of publications, since 15 with a list of columns and a row filter.
SELECT 'PUBLICATION_TABLE' AS kind,
       format('%I.%I.%I', p.pubname, n.nspname, c.relname) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', m.tableoid, m.oid, 0) AS address,
       (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = c.oid
          AND a.attnum = ANY (string_to_array(to_jsonb(m) ->> 'prattrs', ' ')::int2[])) AS columns,
       pg_get_expr((to_jsonb(m) ->> 'prqual')::pg_node_tree, m.prrelid) AS "row filter"
FROM pg_publication_rel m
JOIN pg_publication p ON p.oid = m.prpubid
JOIN pg_class c ON c.oid = m.prrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
