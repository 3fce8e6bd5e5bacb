-- CreateEnum
CREATE TYPE "rounding" AS ENUM ('half-up', 'half-even');

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "rounding" "rounding";
