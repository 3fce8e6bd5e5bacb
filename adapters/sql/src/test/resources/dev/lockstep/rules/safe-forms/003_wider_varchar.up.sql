SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE varchar(80);
-- lockstep:irreversible because nobody is to shorten codes again
