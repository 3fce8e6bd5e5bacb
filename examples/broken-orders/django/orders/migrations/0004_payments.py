from django.db import migrations, models

from orders.fields import EnumField, FixedCharField


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_orders")]

    operations = [
        migrations.RunSQL(
            "CREATE TYPE payment_method AS ENUM ('card', 'transfer', 'voucher')",
            "DROP TYPE payment_method",
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "order",
                    models.ForeignKey(
                        "orders.Order", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False
                    ),
                ),
                ("method", EnumField(type_name="payment_method")),
                ("amount", models.DecimalField(max_digits=12, decimal_places=2)),
                ("currency", FixedCharField(max_length=3)),
                ("provider_reference", models.TextField(null=True)),
                ("paid_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "payments",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(amount__gt=0), name="payments_amount_check"),
                    models.CheckConstraint(
                        condition=models.Q(currency__in=["EUR", "USD", "GBP", "CHF"]), name="payments_currency_check"
                    ),
                    models.UniqueConstraint(fields=["provider_reference"], name="payments_provider_reference_unique"),
                ],
                "indexes": [models.Index(fields=["order"], name="payments_order_idx")],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE payments ADD CONSTRAINT payments_order_id_fkey"
            " FOREIGN KEY (order_id) REFERENCES orders (id)",
            # It goes with the table.
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            """
            CREATE VIEW outstanding_orders AS
            SELECT o.id, o.customer_id, o.placed_at
            FROM orders o
            WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL)
            """,
            "DROP VIEW outstanding_orders",
        ),
    ]
