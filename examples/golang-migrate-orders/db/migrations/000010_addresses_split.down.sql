-- customers still has every address.
DROP TABLE addresses;
