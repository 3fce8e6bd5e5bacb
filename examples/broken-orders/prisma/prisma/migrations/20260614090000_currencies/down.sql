-- AlterTable
ALTER TABLE "payments" DROP COLUMN "rounding";
