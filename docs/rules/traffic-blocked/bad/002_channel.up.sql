-- Stands for any statement that is slow under its lock.
DO $$
BEGIN
    SET LOCAL lock_timeout = '2s';
    ALTER TABLE orders ADD COLUMN channel text;
    PERFORM pg_sleep(0.6);
END
$$;
