-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('card', 'transfer', 'voucher');

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" BIGINT NOT NULL,
    "method" "payment_method" NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "provider_reference" TEXT,
    "paid_at" TIMESTAMPTZ,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payments_provider_reference_unique" UNIQUE ("provider_reference"),
    CONSTRAINT "payments_amount_check" CHECK ("amount" > 0),
    CONSTRAINT "payments_currency_check" CHECK ("currency" IN ('EUR', 'USD', 'GBP', 'CHF'))
);

-- CreateIndex
CREATE INDEX "payments_order_idx" ON "payments"("order_id");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- CreateView
CREATE VIEW "outstanding_orders" AS
SELECT o.id, o.customer_id, o.placed_at
FROM orders o
WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL);
