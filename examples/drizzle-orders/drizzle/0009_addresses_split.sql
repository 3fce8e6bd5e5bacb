CREATE TABLE "addresses" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"address_line" text,
	"city" varchar(120),
	"country" char(2)
);
--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "addresses" ("customer_id", "address_line", "city", "country")
SELECT "id", "address_line", "city", "country" FROM "customers";
