ALTER TABLE payments ALTER COLUMN provider_reference DROP NOT NULL;
