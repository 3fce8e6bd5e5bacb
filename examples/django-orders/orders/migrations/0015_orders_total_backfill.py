from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0014_orders_total")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE orders o
            SET total = coalesce((SELECT sum(l.quantity * l.unit_price) FROM order_lines l WHERE l.order_id = o.id), 0)
            WHERE total IS NULL
            """,
            # Every total can be computed again from the lines.
            "UPDATE orders SET total = NULL",
        ),
    ]
