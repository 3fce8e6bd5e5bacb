-- AlterTable
ALTER TABLE "orders" DROP COLUMN "total";
