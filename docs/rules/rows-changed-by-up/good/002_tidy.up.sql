ALTER TABLE notes ADD COLUMN hidden boolean NOT NULL DEFAULT false;
UPDATE notes SET hidden = true WHERE id % 10 = 0;
