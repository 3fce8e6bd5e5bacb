package dev.lockstep.postgres.catalog;

/** A table with a column of every built-in type, and of every kind of type that users make. */
final class EveryType {

    static final String CREATE =
            """
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            CREATE TYPE place AS (street text, zip int);
            CREATE TYPE float_range AS RANGE (subtype = float8);
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN small_positive AS positive CHECK (VALUE < 1000);
            CREATE DOMAIN price AS numeric(10,2);
            CREATE EXTENSION hstore;
            CREATE EXTENSION citext;
            CREATE TABLE every_type (
                id int PRIMARY KEY,
                c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric,
                c_numeric_scale numeric(10,2), c_money money, c_text text, c_varchar varchar(10), c_char char(4),
                c_char1 "char", c_name name, c_bytea bytea, c_date date, c_time time, c_timetz timetz,
                c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_uuid uuid, c_json json,
                c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr,
                c_macaddr8 macaddr8, c_bit bit(3), c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box,
                c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery,
                c_int4range int4range, c_numrange numrange, c_tstzrange tstzrange, c_datemultirange datemultirange,
                c_oid oid, c_regclass regclass, c_regtype regtype, c_pg_lsn pg_lsn, c_xid8 xid8, c_tid tid,
                c_snapshot pg_snapshot, c_oidvector oidvector,
                c_int_array int[], c_text_array text[][], c_json_array json[], c_mood mood, c_moods mood[],
                c_place place, c_places place[], c_float_range float_range, c_positive positive,
                c_small_positive small_positive, c_price price, c_domain_array positive[], c_hstore hstore,
                c_citext citext)
            """;

    static final String FIRST_ROW =
            """
            INSERT INTO every_type VALUES (1,
                true, 1, 1, 1, 1, 1, 1, 1, 1, 'a', 'a', 'a', 'a', 'a', 'a', '2024-01-01', '10:00', '10:00+01',
                '2024-01-01 10:00', '2024-01-01 10:00+00', '1 day', '0b7a2f38-0000-4000-8000-000000000001', '{"a":1}',
                '{"a":1}', '$.a', '<a/>', '10.0.0.1', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05',
                '101', '10', '(1,1)', '{1,1,1}', '[(0,0),(1,1)]', '((0,0),(1,1))', '((0,0),(1,1))', '((0,0),(1,1),(1,0))',
                '<(0,0),1>', 'a b', 'a & b', '[1,5)', '[1,5)', '[2024-01-01 00:00+00,)', '{[2024-01-01,2024-02-01)}',
                1, 'pg_class', 'int4', '0/1', '1', '(0,1)', '1:1:', '1 2', '{1,2}', '{{a,b},{c,d}}',
                ARRAY['{"a":1}'::json], 'sad', '{sad}', '(a,1)', ARRAY['(a,1)'::place], '[1,2]', 1, 1, 1, '{1}', 'a=>1', 'a')
            """;

    static final String ROW_OF_NULLS = "INSERT INTO every_type (id) VALUES (2)";

    /** Gives every column but the key another value. */
    static final String CHANGE_ALL =
            """
            DELETE FROM every_type WHERE id = 1;
            INSERT INTO every_type VALUES (1,
                false, 2, 2, 2, 2, 2, 2, 2, 2, 'b', 'b', 'b', 'b', 'b', 'b', '2024-01-02', '10:01', '10:00+02',
                '2024-01-01 10:01', '2024-01-01 10:00+01', '2 day', '0b7a2f38-0000-4000-8000-000000000002', '{"a": 1}',
                '{"a":2}', '$.b', '<b/>', '10.0.0.2', '11.0.0.0/8', '08:00:2b:01:02:04', '08:00:2b:01:02:03:04:06',
                '100', '100', '(1,2)', '{1,1,2}', '[(0,0),(1,2)]', '((0,0),(1,2))', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))',
                '<(0,0),2>', 'a c', 'a | b', '[1,6)', '[1,5]', '(2024-01-01 00:00+00,)', '{}',
                2, 'pg_type', 'int8', '0/2', '2', '(0,2)', '1:2:', '1 3', '{1,NULL}', '{{a,b},{c,e}}',
                ARRAY['{"a": 1}'::json], 'happy', '{}', '(a,)', ARRAY['(b,1)'::place], '[1,2)', 2, 2, 2, '{1,2}', 'a=>NULL',
                'A')
            """;

    private EveryType() {}
}
