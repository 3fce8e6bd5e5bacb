DO $$
BEGIN
    EXECUTE format('CREATE INDEX notes_%s ON notes (id)', txid_current());
END $$;
