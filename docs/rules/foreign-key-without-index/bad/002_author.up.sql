ALTER TABLE notes ADD COLUMN author_id bigint REFERENCES authors;
