-- CreateTable
-- Not known to schema.prisma: partitions.
CREATE TABLE "order_events" (
    "order_id" BIGINT NOT NULL,
    "happened_at" TIMESTAMPTZ NOT NULL,
    "what" TEXT NOT NULL
) PARTITION BY RANGE ("happened_at");

CREATE TABLE "order_events_old" PARTITION OF "order_events" FOR VALUES FROM (MINVALUE) TO ('2026-01-01 00:00+00');
CREATE TABLE "order_events_new" PARTITION OF "order_events" FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);

-- CreateIndex
CREATE INDEX "order_events_order_idx" ON ONLY "order_events"("order_id");
