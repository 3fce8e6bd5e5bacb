-- Enums, domains, composite, range and base types. Their arrays and the row types of tables come with them.
SELECT CASE t.typtype
           WHEN 'e' THEN 'ENUM'
           WHEN 'd' THEN 'DOMAIN'
           WHEN 'c' THEN 'COMPOSITE_TYPE'
           WHEN 'r' THEN 'RANGE_TYPE'
           ELSE 'BASE_TYPE'
       END AS kind,
       format('%I.%I', n.nspname, t.typname) AS identity,
       concat_ws('/', t.tableoid, t.oid, 0) AS address,
       pg_get_userbyid(t.typowner) AS owner,
       CASE WHEN NOT t.typisdefined THEN 'no' END AS defined,
       labels.list AS labels,
       attributes.list AS attributes,
       CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "based on",
       CASE WHEN t.typtype = 'd' AND t.typnotnull THEN 'no' END AS nullable,
       CASE WHEN t.typtype IN ('d', 'b')
           THEN coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) END AS "default",
       CASE WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation THEN t.typcollation::regcollation::text END AS collation,
       CASE WHEN r.rngtypid IS NOT NULL THEN format_type(r.rngsubtype, NULL) END AS subtype,
       CASE WHEN r.rngtypid IS NOT NULL THEN (SELECT format('%I.%I', cn.nspname, o.opcname)
            FROM pg_opclass o JOIN pg_namespace cn ON cn.oid = o.opcnamespace WHERE o.oid = r.rngsubopc) END AS "subtype operator class",
       CASE WHEN r.rngcollation <> 0 THEN r.rngcollation::regcollation::text END AS "range collation",
       CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::regproc::text END AS canonical,
       CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::regproc::text END AS "subtype difference",
       CASE WHEN r.rngmultitypid <> 0 THEN format_type(r.rngmultitypid, NULL) END AS multirange,
       CASE WHEN plain THEN t.typinput::regproc::text END AS input,
       CASE WHEN plain THEN t.typoutput::regproc::text END AS output,
       CASE WHEN plain AND t.typreceive <> 0 THEN t.typreceive::regproc::text END AS receive,
       CASE WHEN plain AND t.typsend <> 0 THEN t.typsend::regproc::text END AS send,
       CASE WHEN plain AND t.typmodin <> 0 THEN t.typmodin::regproc::text END AS "modifier input",
       CASE WHEN plain AND t.typmodout <> 0 THEN t.typmodout::regproc::text END AS "modifier output",
       CASE WHEN plain AND t.typanalyze <> 0 THEN t.typanalyze::regproc::text END AS "analyze",
       CASE WHEN plain AND t.typsubscript <> 0 THEN t.typsubscript::regproc::text END AS subscript,
       CASE WHEN plain THEN t.typlen END AS length,
       CASE WHEN plain AND t.typbyval THEN 'yes' END AS "passed by value",
       CASE WHEN plain THEN t.typalign END AS alignment,
       CASE WHEN plain THEN t.typstorage END AS storage,
       CASE WHEN plain THEN t.typcategory END AS category,
       CASE WHEN plain AND t.typispreferred THEN 'yes' END AS preferred,
       CASE WHEN plain AND t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
       CASE WHEN plain THEN t.typdelim END AS delimiter,
       CASE WHEN plain AND t.typcollation <> 0 THEN 'yes' END AS collatable
FROM pg_type t
CROSS JOIN LATERAL (SELECT t.typtype = 'b' AND t.typisdefined AS plain) AS form
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_type base ON base.oid = t.typbasetype
LEFT JOIN pg_range r ON r.rngtypid = t.oid
LEFT JOIN (SELECT enumtypid, string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) AS list
           FROM pg_enum GROUP BY enumtypid) AS labels ON labels.enumtypid = t.oid
LEFT JOIN (SELECT a.attrelid, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS list
           FROM pg_attribute a JOIN pg_class k ON k.oid = a.attrelid
           WHERE k.relkind = 'c' AND a.attnum > 0 AND NOT a.attisdropped
           GROUP BY a.attrelid) AS attributes ON attributes.attrelid = t.typrelid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (t.typrelid = 0 OR c.relkind = 'c')
  AND t.typtype <> 'm'
  AND NOT EXISTS (SELECT FROM pg_type element WHERE element.oid = t.typelem AND element.typarray = t.oid)
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
