-- DropView
DROP VIEW "outstanding_orders";

-- DropTable
DROP TABLE "payments";

-- DropEnum
DROP TYPE "payment_method";
