SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN short_note text NOT NULL DEFAULT '';
