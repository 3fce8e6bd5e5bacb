-- The column is there in no time, but its lock is kept until the last row is filled in.
ALTER TABLE orders ADD COLUMN total numeric(14, 2);
UPDATE orders o SET total = (SELECT coalesce(sum(p.amount), 0) FROM payments p WHERE p.order_id = o.id);
