-- Text search parsers, dictionaries, templates and configurations.
SELECT 'TEXT_SEARCH_PARSER' AS kind,
       format('%I.%I', n.nspname, p.prsname) AS identity,
       concat_ws('/', p.tableoid, p.oid, 0) AS address,
       NULL AS owner,
       format('start %s, token %s, end %s, headline %s, types %s',
              p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype) AS functions,
       NULL AS template,
       NULL AS options,
       NULL AS parser,
       NULL AS mappings
FROM pg_ts_parser p
JOIN pg_namespace n ON n.oid = p.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = p.tableoid AND e.objid = p.oid AND e.deptype = 'e')
UNION ALL
SELECT 'TEXT_SEARCH_TEMPLATE',
       format('%I.%I', n.nspname, t.tmplname),
       concat_ws('/', t.tableoid, t.oid, 0),
       NULL,
       format('init %s, lexize %s', t.tmplinit, t.tmpllexize),
       NULL,
       NULL,
       NULL,
       NULL
FROM pg_ts_template t
JOIN pg_namespace n ON n.oid = t.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
UNION ALL
SELECT 'TEXT_SEARCH_DICTIONARY',
       format('%I.%I', n.nspname, d.dictname),
       concat_ws('/', d.tableoid, d.oid, 0),
       pg_get_userbyid(d.dictowner),
       NULL,
       format('%I.%I', tn.nspname, t.tmplname),
       d.dictinitoption,
       NULL,
       NULL
FROM pg_ts_dict d
JOIN pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.tableoid AND e.objid = d.oid AND e.deptype = 'e')
UNION ALL
SELECT 'TEXT_SEARCH_CONFIGURATION',
       format('%I.%I', n.nspname, c.cfgname),
       concat_ws('/', c.tableoid, c.oid, 0),
       pg_get_userbyid(c.cfgowner),
       NULL,
       NULL,
       NULL,
       format('%I.%I', pn.nspname, p.prsname),
       (SELECT string_agg(format('%s: %s', k.alias, k.dictionaries), '; ' ORDER BY k.alias)
        FROM (SELECT token.alias,
                     string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
              FROM pg_ts_config_map m
              JOIN ts_token_type(c.cfgparser) AS token ON token.tokid = m.maptokentype
              WHERE m.mapcfg = c.oid
              GROUP BY token.alias) AS k)
FROM pg_ts_config c
JOIN pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
