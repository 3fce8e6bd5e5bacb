SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN channel text;
-- Stands for any slow work: the lock is held until it is done.
SELECT pg_sleep(0.5);
