-- DropTable
DROP TABLE "coupons";
