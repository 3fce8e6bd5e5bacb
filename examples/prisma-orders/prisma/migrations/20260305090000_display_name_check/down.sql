ALTER TABLE "customers" DROP CONSTRAINT "customers_display_name_present";
