-- DropTable
DROP TABLE "order_events";
