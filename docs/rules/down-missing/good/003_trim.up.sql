-- lockstep:irreversible because blanks at the end mean nothing and are not kept anywhere
ALTER TABLE notes ADD COLUMN trimmed text;
