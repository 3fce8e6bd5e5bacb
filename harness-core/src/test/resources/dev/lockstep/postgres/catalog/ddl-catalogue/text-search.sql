-- dictionary: changes text search dictionary public.plain
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, STOPWORDS = english)

-- dictionary-option: changes text search dictionary public.plain
ALTER TEXT SEARCH DICTIONARY plain (STOPWORDS = russian)

-- dictionary-owner: changes text search dictionary public.plain
ALTER TEXT SEARCH DICTIONARY plain OWNER TO alice

-- dictionary-comment: changes text search dictionary public.plain
COMMENT ON TEXT SEARCH DICTIONARY plain IS 'few words'

-- configuration: changes text search configuration public.ours
CREATE TEXT SEARCH CONFIGURATION ours (COPY = pg_catalog.simple)

-- mapping-replaced: changes text search configuration public.ours
ALTER TEXT SEARCH CONFIGURATION ours ALTER MAPPING FOR word WITH plain, english_stem

-- mapping-order: changes text search configuration public.ours
ALTER TEXT SEARCH CONFIGURATION ours ALTER MAPPING FOR word WITH english_stem, plain

-- mapping-dropped: changes text search configuration public.ours
ALTER TEXT SEARCH CONFIGURATION ours DROP MAPPING FOR email

-- mapping-added: changes text search configuration public.ours
ALTER TEXT SEARCH CONFIGURATION ours ADD MAPPING FOR email WITH simple

-- mapping-dropped-if-exists: same
ALTER TEXT SEARCH CONFIGURATION ours DROP MAPPING IF EXISTS FOR tag

-- configuration-owner: changes text search configuration public.ours
ALTER TEXT SEARCH CONFIGURATION ours OWNER TO alice

-- configuration-comment: changes text search configuration public.ours
COMMENT ON TEXT SEARCH CONFIGURATION ours IS 'of the shop'

-- template: changes text search template public.mine
CREATE TEXT SEARCH TEMPLATE mine (INIT = dsimple_init, LEXIZE = dsimple_lexize)

-- template-comment: changes text search template public.mine
COMMENT ON TEXT SEARCH TEMPLATE mine IS 'simple'

-- parser: changes text search parser public.words
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline)

-- parser-comment: changes text search parser public.words
COMMENT ON TEXT SEARCH PARSER words IS 'the usual'

-- configuration-of-parser: changes text search configuration public.own
CREATE TEXT SEARCH CONFIGURATION own (PARSER = words)

-- rename-template: changes text search template public.my_own
ALTER TEXT SEARCH TEMPLATE mine RENAME TO my_own

-- rename-configuration: changes text search configuration public.owned
ALTER TEXT SEARCH CONFIGURATION own RENAME TO owned

-- drop-configuration: changes text search configuration public.owned
DROP TEXT SEARCH CONFIGURATION owned

-- drop-parser: changes text search parser public.words
DROP TEXT SEARCH PARSER words

-- drop-template: changes text search template public.my_own
DROP TEXT SEARCH TEMPLATE my_own

-- drop-dictionary: changes text search dictionary public.plain
DROP TEXT SEARCH DICTIONARY plain CASCADE
