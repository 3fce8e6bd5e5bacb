INSERT INTO notes (id, author_id, body) VALUES (-1, NULL, 'imported');
