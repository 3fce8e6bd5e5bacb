-- superuser
-- Subscriptions of this database. Their catalogue is readable for superusers alone; others see none, as in a dump.
SELECT 'SUBSCRIPTION' AS kind,
       quote_ident(s.subname) AS identity,
       concat_ws('/', s.tableoid, s.oid, 0) AS address,
       pg_get_userbyid(s.subowner) AS owner,
       s.subconninfo AS connection,
       array_to_string(s.subpublications, ', ') AS publications,
       quote_ident(s.subslotname) AS slot,
       s.subsynccommit AS "synchronous commit",
       (SELECT string_agg(o.key || ' = ' || o.value, ', ' ORDER BY o.key)
        FROM jsonb_each_text(to_jsonb(s) - ARRAY['oid', 'subdbid', 'subskiplsn', 'subname', 'subowner', 'subenabled',
                'subconninfo', 'subslotname', 'subsynccommit', 'subpublications']) AS o) AS options
FROM pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
