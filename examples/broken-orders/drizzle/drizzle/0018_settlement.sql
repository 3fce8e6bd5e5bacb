ALTER TABLE "payments" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
-- The literal 'now' is read when this statement runs, not when a row is written: the default is frozen at the deployment.
ALTER TABLE "payments" ALTER COLUMN "settled_at" SET DEFAULT 'now'::timestamptz;
