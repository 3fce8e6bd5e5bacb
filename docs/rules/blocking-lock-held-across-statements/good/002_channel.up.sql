SET LOCAL lock_timeout = '2s';
CREATE TABLE names AS SELECT name, count(*) AS customers FROM customers GROUP BY name;
ALTER TABLE orders ADD COLUMN channel text;
