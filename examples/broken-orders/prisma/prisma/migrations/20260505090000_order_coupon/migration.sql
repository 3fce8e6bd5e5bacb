-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "coupon_code" VARCHAR(20);

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon_code_fkey" FOREIGN KEY ("coupon_code") REFERENCES "coupons"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
