-- AlterTable
ALTER TABLE "customers" DROP COLUMN "segmnet";
