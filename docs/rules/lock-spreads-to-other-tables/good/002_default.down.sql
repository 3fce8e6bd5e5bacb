SET LOCAL lock_timeout = '2s';
ALTER TABLE ONLY orders ALTER COLUMN quantity DROP DEFAULT;
