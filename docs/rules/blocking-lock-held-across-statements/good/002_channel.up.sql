SET LOCAL lock_timeout = '2s';
SELECT count(*) FROM customers WHERE name IS NULL;
ALTER TABLE orders ADD COLUMN channel text;
