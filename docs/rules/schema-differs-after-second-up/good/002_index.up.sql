CREATE INDEX notes_again ON notes (id);
