-- Tables of publications, since 15 with a list of columns and a row filter.
SELECT 'PUBLICATION_TABLE' AS kind,
       format('%I.%I.%I', p.pubname, n.nspname, c.relname) AS identity,
       format('%I.%I', n.nspname, c.relname) AS belongs_to,
       concat_ws('/', m.tableoid, m.oid, 0) AS address,
       (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = c.oid AND m.whole -> 'prattrs' @> to_jsonb(a.attnum)) AS columns,
       pg_get_expr(m.prqual, m.prrelid) AS "row filter"
-- An expression cannot be taken out of JSON. On 14, which has no such column, the name means the NULL beside it.
FROM (SELECT NULL::pg_node_tree AS prqual) AS before_15
CROSS JOIN LATERAL (
    SELECT r.tableoid, r.oid, r.prrelid, r.prpubid, prqual, to_jsonb(r) AS whole FROM pg_publication_rel r
) AS m
JOIN pg_publication p ON p.oid = m.prpubid
JOIN pg_class c ON c.oid = m.prrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
