ALTER TABLE "customers" DROP CONSTRAINT "customers_display_name_present";
ALTER TABLE "customers" ADD CONSTRAINT "customers_display_name_present" CHECK ("display_name" IS NOT NULL) NOT VALID;
