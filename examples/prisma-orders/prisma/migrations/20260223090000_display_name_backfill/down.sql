-- full_name still holds every name.
UPDATE "customers" SET "display_name" = NULL;
