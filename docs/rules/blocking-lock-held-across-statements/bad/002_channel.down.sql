SET LOCAL lock_timeout = '2s';
DROP TABLE names;
ALTER TABLE orders DROP COLUMN channel;
