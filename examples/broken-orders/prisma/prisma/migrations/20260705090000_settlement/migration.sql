-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "settled_at" TIMESTAMPTZ;

-- The literal 'now' is read when this statement runs, not when a row is written: the default is frozen at the deployment.
ALTER TABLE "payments" ALTER COLUMN "settled_at" SET DEFAULT 'now'::timestamptz;
