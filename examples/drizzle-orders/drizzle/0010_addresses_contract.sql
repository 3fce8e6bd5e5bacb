ALTER TABLE "customers" DROP COLUMN "address_line";--> statement-breakpoint
ALTER TABLE "customers" DROP COLUMN "city";--> statement-breakpoint
ALTER TABLE "customers" DROP COLUMN "country";
