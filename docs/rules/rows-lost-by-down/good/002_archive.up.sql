ALTER TABLE notes ADD COLUMN archived boolean NOT NULL DEFAULT false;
