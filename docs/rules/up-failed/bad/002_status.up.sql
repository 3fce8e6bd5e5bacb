ALTER TABLE note ADD COLUMN status text;
