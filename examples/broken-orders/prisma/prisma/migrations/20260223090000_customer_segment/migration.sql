-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "segment" TEXT;
