ALTER TABLE "orders" ADD COLUMN "coupon_code" varchar(20);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon_code_fkey" FOREIGN KEY ("coupon_code") REFERENCES "public"."coupons"("code") ON DELETE no action ON UPDATE no action;
