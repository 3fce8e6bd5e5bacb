DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_keep_names_equal();

-- AlterTable
-- The validated check spares SET NOT NULL its scan.
ALTER TABLE "customers" ALTER COLUMN "display_name" SET NOT NULL;
ALTER TABLE "customers" DROP CONSTRAINT "customers_display_name_present";

-- AlterTable
ALTER TABLE "customers" DROP COLUMN "full_name";
