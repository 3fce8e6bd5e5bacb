ALTER TABLE notes RENAME COLUMN body TO body_unused;
