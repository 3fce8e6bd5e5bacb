-- DropTable
DROP TABLE "products";
