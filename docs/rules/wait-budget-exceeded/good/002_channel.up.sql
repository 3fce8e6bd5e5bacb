SET LOCAL lock_timeout = '100ms';
ALTER TABLE orders ADD COLUMN channel text;
