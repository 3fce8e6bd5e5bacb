SELECT id FROM notes WHERE body = 'TODO'
