-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "phone" VARCHAR(32);
