SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT number_is_known;
