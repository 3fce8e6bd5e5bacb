ALTER TABLE notes ADD COLUMN channel text;
