-- lockstep:no-transaction
-- lockstep:irreversible because what was not known before is not worth forgetting again
DO $$
DECLARE
    filled bigint;
BEGIN
    LOOP
        UPDATE orders SET channel = 'web'
        WHERE id IN (SELECT id FROM orders WHERE channel IS NULL LIMIT 4000);
        GET DIAGNOSTICS filled = ROW_COUNT;
        EXIT WHEN filled = 0;
        COMMIT;
    END LOOP;
END
$$;
