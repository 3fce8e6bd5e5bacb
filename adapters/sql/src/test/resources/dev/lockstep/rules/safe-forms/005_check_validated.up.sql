SET LOCAL lock_timeout = '2s';
ALTER TABLE orders VALIDATE CONSTRAINT number_is_known;
