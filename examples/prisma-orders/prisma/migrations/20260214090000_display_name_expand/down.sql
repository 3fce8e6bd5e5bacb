DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_keep_names_equal();

-- AlterTable
ALTER TABLE "customers" DROP COLUMN "display_name";
