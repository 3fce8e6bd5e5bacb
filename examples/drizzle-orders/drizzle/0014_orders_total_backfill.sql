UPDATE "orders" o
SET "total" = coalesce((SELECT sum(l."quantity" * l."unit_price") FROM "order_lines" l WHERE l."order_id" = o."id"), 0)
WHERE "total" IS NULL;
