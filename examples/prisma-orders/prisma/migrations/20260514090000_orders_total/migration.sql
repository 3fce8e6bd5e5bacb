-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "total" DECIMAL(14,2);
