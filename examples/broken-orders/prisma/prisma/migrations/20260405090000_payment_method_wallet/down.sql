DELETE FROM "payments" WHERE "wallet" <> 'none';

-- AlterTable
ALTER TABLE "payments" DROP COLUMN "wallet";
