SELECT pg_sleep(0.5);
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN channel text;
