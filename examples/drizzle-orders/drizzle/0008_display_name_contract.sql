DROP TRIGGER customers_names ON customers;--> statement-breakpoint
DROP FUNCTION customers_keep_names_equal();--> statement-breakpoint
-- The validated check spares SET NOT NULL its scan.
ALTER TABLE "customers" ALTER COLUMN "display_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT "customers_display_name_present";--> statement-breakpoint
ALTER TABLE "customers" DROP COLUMN "full_name";
