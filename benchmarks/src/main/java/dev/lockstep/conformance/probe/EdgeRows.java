package dev.lockstep.conformance.probe;

/** A table of values on which migrations and their tools are known to stumble. */
final class EdgeRows {

    private EdgeRows() {}

    static void write(Bench bench) {
        bench.seen()
                .execute(
                        """
                        CREATE TABLE edge (id bigint PRIMARY KEY, word text, amount numeric, at timestamptz, raw bytea, tags text[], doc jsonb);
                        INSERT INTO edge VALUES
                            (1, NULL, NULL, NULL, NULL, NULL, NULL),
                            (2, '', 0, 'epoch', '', '{}', '{}'),
                            (3, 'naïve; 日本 😀 ''quoted'' \\ $$', 'NaN', 'infinity', '\\x00ff00', ARRAY[NULL, '', 'a,"b'], '{"a": null}'),
                            (9223372036854775807, repeat('x', 100000), 12345678901234567890.12345678901234567890, '-infinity', '\\xff', '{{1},{2}}', '[]'),
                            (-9223372036854775808, E'line\\nline\\ttab', -0.000000000000000000001, '4713-01-01 00:00:00 BC', '\\x', '{" "}', '"text"')
                        """);
    }
}
