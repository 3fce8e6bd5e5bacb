ALTER TABLE notes RENAME COLUMN body_unused TO body;
