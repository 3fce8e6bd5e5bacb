-- lockstep:irreversible because the status is written by everybody from now on
ALTER TABLE notes ADD COLUMN status text;
DELETE FROM lockstep_sql_history;
