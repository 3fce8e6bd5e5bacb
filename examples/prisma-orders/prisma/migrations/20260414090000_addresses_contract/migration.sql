-- AlterTable
ALTER TABLE "customers" DROP COLUMN "address_line",
DROP COLUMN "city",
DROP COLUMN "country";
