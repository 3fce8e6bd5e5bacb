-- lockstep:no-transaction
-- The file has a transaction of its own, so that its statements are sent one by one.
BEGIN;
SET LOCAL lock_timeout = '2s';
SELECT count(*) FROM customers WHERE name IS NULL;
ALTER TABLE orders ADD COLUMN channel text;
COMMIT;
