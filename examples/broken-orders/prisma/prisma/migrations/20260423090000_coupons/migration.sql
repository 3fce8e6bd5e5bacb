-- CreateTable
CREATE TABLE "coupons" (
    "code" VARCHAR(20) NOT NULL,
    "customer_id" BIGINT,

    CONSTRAINT "coupons_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "coupons_customer_idx" ON "coupons"("customer_id");

-- AddForeignKey
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
