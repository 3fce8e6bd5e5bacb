ALTER TABLE "customers" ADD COLUMN "segment" text;
