-- Drizzle knows no partitions.
CREATE TABLE "order_events" (
	"order_id" bigint NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"what" text NOT NULL
) PARTITION BY RANGE ("happened_at");
--> statement-breakpoint
CREATE TABLE "order_events_old" PARTITION OF "order_events" FOR VALUES FROM (MINVALUE) TO ('2026-01-01 00:00+00');
--> statement-breakpoint
CREATE TABLE "order_events_new" PARTITION OF "order_events" FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);
--> statement-breakpoint
CREATE INDEX "order_events_order_idx" ON ONLY "order_events" USING btree ("order_id");
