-- DropTable
DROP TABLE "shipping_methods";
