DO $$
DECLARE
    made text;
BEGIN
    FOR made IN SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'notes'::regclass AND NOT indisprimary LOOP
        EXECUTE 'DROP INDEX ' || made;
    END LOOP;
END $$;
