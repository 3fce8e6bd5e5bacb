ALTER TABLE notes ADD COLUMN author_id bigint REFERENCES authors;
CREATE INDEX notes_author ON notes (author_id);
