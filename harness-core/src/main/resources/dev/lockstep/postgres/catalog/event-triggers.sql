-- Event triggers.
SELECT 'EVENT_TRIGGER' AS kind,
       quote_ident(t.evtname) AS identity,
       concat_ws('/', t.tableoid, t.oid, 0) AS address,
       pg_get_userbyid(t.evtowner) AS owner,
       t.evtevent AS event,
       t.evtfoid::regprocedure AS function,
       array_to_string(t.evttags, ', ') AS tags,
       CASE t.evtenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS enabled
FROM pg_event_trigger t
WHERE NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
