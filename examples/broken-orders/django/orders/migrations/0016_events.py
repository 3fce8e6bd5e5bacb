from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0015_payment_rounding")]

    operations = [
        # Django knows no partitions.
        migrations.RunSQL(
            """
            CREATE TABLE order_events (
                order_id    bigint NOT NULL,
                happened_at timestamptz NOT NULL,
                what        text NOT NULL
            ) PARTITION BY RANGE (happened_at);

            CREATE TABLE order_events_old PARTITION OF order_events
                FOR VALUES FROM (MINVALUE) TO ('2026-01-01 00:00+00');
            CREATE TABLE order_events_new PARTITION OF order_events
                FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);

            CREATE INDEX order_events_order_idx ON ONLY order_events (order_id);
            """,
            "DROP TABLE order_events",
        ),
    ]
