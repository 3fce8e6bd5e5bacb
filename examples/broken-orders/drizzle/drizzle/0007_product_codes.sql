ALTER TABLE "products" ADD COLUMN "code" text;--> statement-breakpoint
UPDATE "products" SET "code" = upper("sku");
