-- Stands for any slow statement.
SELECT pg_sleep(0.5);
