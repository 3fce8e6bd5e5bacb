-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "orders" ALTER COLUMN "status" DROP DEFAULT;
