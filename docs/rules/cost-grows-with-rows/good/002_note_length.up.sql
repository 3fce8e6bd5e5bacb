SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT orders_note_length CHECK (length(note) <= 100000) NOT VALID;
