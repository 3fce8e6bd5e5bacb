-- Holds for every new row at once; the rows that are there are checked by the next one, without keeping writers out.
ALTER TABLE "customers" ADD CONSTRAINT "customers_display_name_present" CHECK ("display_name" IS NOT NULL) NOT VALID;
