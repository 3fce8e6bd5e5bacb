-- CreateIndex
-- Alone in its file, because CONCURRENTLY is refused in a transaction, and Prisma sends a file as one.
CREATE INDEX CONCURRENTLY "orders_placed_at_idx" ON "orders"("placed_at");
