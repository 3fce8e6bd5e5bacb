-- lockstep:irreversible because PostgreSQL cannot take a label out of an enum, and an unused label harms nobody
ALTER TYPE "public"."order_status" ADD VALUE 'refunded' BEFORE 'shipped';
