DELETE FROM payments WHERE wallet <> 'none';
ALTER TABLE payments DROP COLUMN wallet;
