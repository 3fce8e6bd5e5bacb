ALTER TABLE "orders" ADD COLUMN "total" numeric(14, 2);
