-- lockstep:irreversible because PostgreSQL cannot take a label out of an enum, and an unused label harms nobody
-- AlterEnum
ALTER TYPE "order_status" ADD VALUE 'refunded' AFTER 'paid';
