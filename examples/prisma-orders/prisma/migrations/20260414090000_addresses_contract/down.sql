-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "address_line" TEXT,
ADD COLUMN     "city" VARCHAR(120),
ADD COLUMN     "country" CHAR(2);

UPDATE "customers" c
SET "address_line" = a."address_line", "city" = a."city", "country" = a."country"
FROM "addresses" a
WHERE a."customer_id" = c."id";
