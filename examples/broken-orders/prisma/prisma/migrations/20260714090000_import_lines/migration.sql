-- lockstep:irreversible because imported lines stay
ALTER TABLE "order_lines" DISABLE TRIGGER ALL;
INSERT INTO "order_lines" ("order_id", "line_no", "product_id", "quantity", "unit_price")
VALUES (-4711, 1, (SELECT min("id") FROM "products"), 1, 1.00);
ALTER TABLE "order_lines" ENABLE TRIGGER ALL;
