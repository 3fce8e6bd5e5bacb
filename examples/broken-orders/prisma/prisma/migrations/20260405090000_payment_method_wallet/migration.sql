-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "wallet" TEXT NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "payments" ALTER COLUMN "wallet" DROP DEFAULT;
