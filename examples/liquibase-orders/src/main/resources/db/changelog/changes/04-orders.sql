--liquibase formatted sql

--changeset orders:12-status-refunded
-- lockstep:irreversible because PostgreSQL cannot take a label out of an enum, and an unused label harms nobody
ALTER TYPE order_status ADD VALUE 'refunded' AFTER 'paid';

--changeset orders:13-orders-placed-at-index runInTransaction:false
CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
--rollback DROP INDEX CONCURRENTLY orders_placed_at_idx;

--changeset orders:14-orders-total
ALTER TABLE orders ADD COLUMN total numeric(14, 2);
--rollback ALTER TABLE orders DROP COLUMN total;

--changeset orders:15-orders-total-backfill
UPDATE orders o
SET total = coalesce((SELECT sum(l.quantity * l.unit_price) FROM order_lines l WHERE l.order_id = o.id), 0)
WHERE total IS NULL;
--rollback UPDATE orders SET total = NULL;
