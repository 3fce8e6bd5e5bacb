ALTER TABLE notes ADD COLUMN status integer;
