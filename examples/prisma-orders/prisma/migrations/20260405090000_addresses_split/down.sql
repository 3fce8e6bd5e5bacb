-- customers still has every address.
-- DropTable
DROP TABLE "addresses";
