SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT number_is_known;
ALTER TABLE orders ADD CONSTRAINT number_is_known CHECK (number IS NOT NULL) NOT VALID;
