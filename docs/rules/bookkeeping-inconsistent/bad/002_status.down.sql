ALTER TABLE notes DROP COLUMN status;
DELETE FROM lockstep_sql_history WHERE migration = '001_notes';
