-- AlterTable
ALTER TABLE "products" ADD COLUMN     "code" TEXT;

UPDATE "products" SET "code" = upper("sku");
