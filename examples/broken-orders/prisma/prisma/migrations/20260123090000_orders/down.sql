-- DropTable
DROP TABLE "order_lines";

-- DropTable
DROP TABLE "orders";

-- DropEnum
DROP TYPE "order_status";
