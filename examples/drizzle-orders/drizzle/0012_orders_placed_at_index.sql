-- Drizzle runs all migrations in one transaction, where CONCURRENTLY is refused. On a large table, run this by hand before the
-- deployment; the migration then finds the index and does nothing:
--   CREATE INDEX CONCURRENTLY "orders_placed_at_idx" ON "orders" USING btree ("placed_at");
CREATE INDEX IF NOT EXISTS "orders_placed_at_idx" ON "orders" USING btree ("placed_at");
