ALTER TABLE payments ADD COLUMN settled_at timestamptz;

-- Right on a fresh database, and again after a down nobody has looked at: the comment says how often it was tried.
DO $$
BEGIN
    EXECUTE format('COMMENT ON COLUMN payments.settled_at IS %L', 'made in transaction ' || txid_current());
END;
$$;
