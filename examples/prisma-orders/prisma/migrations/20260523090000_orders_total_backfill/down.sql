-- Every total can be computed again from the lines.
UPDATE "orders" SET "total" = NULL;
