-- CreateTable
CREATE TABLE "addresses" (
    "customer_id" BIGINT NOT NULL,
    "address_line" TEXT,
    "city" VARCHAR(120),
    "country" CHAR(2),

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("customer_id")
);

-- AddForeignKey
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

INSERT INTO "addresses" ("customer_id", "address_line", "city", "country")
SELECT "id", "address_line", "city", "country" FROM "customers";
