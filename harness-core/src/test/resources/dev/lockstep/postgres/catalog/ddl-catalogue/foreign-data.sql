-- validator: setup
CREATE EXTENSION postgres_fdw

-- wrapper: changes foreign data wrapper plain
CREATE FOREIGN DATA WRAPPER plain

-- wrapper-options: changes foreign data wrapper plain
ALTER FOREIGN DATA WRAPPER plain OPTIONS (ADD debug 'true')

-- wrapper-handler: changes foreign data wrapper plain
ALTER FOREIGN DATA WRAPPER plain HANDLER postgres_fdw_handler

-- wrapper-no-handler: changes foreign data wrapper plain
ALTER FOREIGN DATA WRAPPER plain NO HANDLER

-- wrapper-owner: changes foreign data wrapper plain
ALTER FOREIGN DATA WRAPPER plain OWNER TO boss

-- wrapper-comment: changes foreign data wrapper plain
COMMENT ON FOREIGN DATA WRAPPER plain IS 'does nothing'

-- server: changes server far
CREATE SERVER far TYPE 'pg' VERSION '9' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere')

-- server-options: changes server far
ALTER SERVER far OPTIONS (SET host 'elsewhere', ADD dbname 'x')

-- server-version: changes server far
ALTER SERVER far VERSION '10'

-- server-owner: changes server far
ALTER SERVER far OWNER TO boss

-- server-comment: changes server far
COMMENT ON SERVER far IS 'in another house'

-- user-mapping: changes user mapping alice on far
CREATE USER MAPPING FOR alice SERVER far OPTIONS (user 'a', password 'b')

-- user-mapping-options: changes user mapping alice on far
ALTER USER MAPPING FOR alice SERVER far OPTIONS (SET user 'c')

-- user-mapping-for-public: changes user mapping PUBLIC on far
CREATE USER MAPPING FOR PUBLIC SERVER far

-- drop-user-mapping: changes user mapping alice on far
DROP USER MAPPING FOR alice SERVER far

-- foreign-table: changes foreign table public.remote
CREATE FOREIGN TABLE remote (id int OPTIONS (column_name 'ident'), name text NOT NULL DEFAULT 'x') SERVER far OPTIONS (table_name 't')

-- foreign-table-options: changes foreign table public.remote
ALTER FOREIGN TABLE remote OPTIONS (SET table_name 'u')

-- foreign-column-options: changes column public.remote.id
ALTER FOREIGN TABLE remote ALTER COLUMN id OPTIONS (SET column_name 'key')

-- foreign-column-no-options: changes column public.remote.id
ALTER FOREIGN TABLE remote ALTER COLUMN id OPTIONS (DROP column_name)

-- foreign-table-column: changes column public.remote.size
ALTER FOREIGN TABLE remote ADD COLUMN size int

-- foreign-table-check: changes constraint public.remote.fits
ALTER FOREIGN TABLE remote ADD CONSTRAINT fits CHECK (size < 10)

-- foreign-table-comment: changes foreign table public.remote
COMMENT ON FOREIGN TABLE remote IS 'over there'

-- foreign-table-owner: changes foreign table public.remote
ALTER FOREIGN TABLE remote OWNER TO alice

-- rename-foreign-table: changes foreign table public.distant
ALTER FOREIGN TABLE remote RENAME TO distant

-- drop-foreign-table: changes foreign table public.distant
DROP FOREIGN TABLE distant

-- rename-server: changes server farther
ALTER SERVER far RENAME TO farther

-- drop-server: changes server farther
DROP SERVER farther CASCADE

-- drop-wrapper: changes foreign data wrapper plain
DROP FOREIGN DATA WRAPPER plain
