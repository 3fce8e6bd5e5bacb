INSERT INTO notes (id, body) SELECT max(id) + 1, 'Welcome' FROM notes;
