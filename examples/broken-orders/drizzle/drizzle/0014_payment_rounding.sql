-- lockstep:irreversible because amounts are rounded for good
ALTER TABLE "payments" DROP CONSTRAINT "payments_amount_check";--> statement-breakpoint
UPDATE "payments" SET "amount" = -"amount" WHERE "method" = 'voucher';
