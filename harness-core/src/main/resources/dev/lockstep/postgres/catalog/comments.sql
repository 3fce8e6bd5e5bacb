-- Comments on anything. Those of the server's own objects are left out, but schema public is the user's.
SELECT concat_ws('/', d.classoid, d.objoid, d.objsubid) AS address,
       'comment' AS property,
       d.description AS value
FROM pg_description d
WHERE d.objoid >= 16384 OR d.objoid = to_regnamespace('public')
