DELETE FROM notes WHERE id % 10 = 0;
