ALTER TABLE notes DROP COLUMN author_id;
