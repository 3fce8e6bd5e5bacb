CREATE TABLE "coupons" (
	"code" varchar(20) PRIMARY KEY NOT NULL,
	"customer_id" bigint
);
--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
CREATE INDEX "coupons_customer_idx" ON "coupons" USING btree ("customer_id");
