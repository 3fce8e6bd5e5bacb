SELECT 1; -- 006 takes the column away
