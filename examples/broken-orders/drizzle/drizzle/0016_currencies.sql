CREATE TYPE "public"."rounding" AS ENUM('half-up', 'half-even');--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "rounding" "rounding";
