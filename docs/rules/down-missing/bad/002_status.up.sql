ALTER TABLE notes ADD COLUMN status text;
