-- Security labels on anything.
SELECT concat_ws('/', l.classoid, l.objoid, l.objsubid) AS address,
       'security label of ' || l.provider AS property,
       l.label AS value
FROM pg_seclabel l
