-- The note may stay.
SELECT 1;
