ALTER TABLE notes ADD COLUMN status text;
CREATE INDEX notes_status ON notes (status);
