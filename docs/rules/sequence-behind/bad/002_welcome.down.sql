DELETE FROM notes WHERE body = 'Welcome';
