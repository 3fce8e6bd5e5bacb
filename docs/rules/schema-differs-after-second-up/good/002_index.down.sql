DROP INDEX notes_again;
