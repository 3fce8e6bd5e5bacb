ALTER TABLE "payments" ADD COLUMN "wallet" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "wallet" DROP DEFAULT;
