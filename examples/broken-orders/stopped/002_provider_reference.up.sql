ALTER TABLE payments ALTER COLUMN provider_reference SET NOT NULL;
