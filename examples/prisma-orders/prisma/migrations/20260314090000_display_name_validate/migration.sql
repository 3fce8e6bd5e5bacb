ALTER TABLE "customers" VALIDATE CONSTRAINT "customers_display_name_present";
