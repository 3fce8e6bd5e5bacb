-- The column is there in no time, but its lock is kept until the last row is filled in.
ALTER TABLE orders ADD COLUMN tax_rate numeric(5, 4);
UPDATE orders o
SET tax_rate = (SELECT r.rate FROM tax_rates r WHERE r.valid_from <= o.placed_at ORDER BY r.valid_from DESC LIMIT 1);
