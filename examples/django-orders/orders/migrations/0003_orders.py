from django.db import migrations, models

from orders.fields import Clock, EnumField


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_products")]

    operations = [
        migrations.RunSQL(
            "CREATE TYPE order_status AS ENUM ('new', 'paid', 'shipped', 'cancelled')",
            "DROP TYPE order_status",
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "customer",
                    models.ForeignKey(
                        "orders.Customer", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False
                    ),
                ),
                ("status", EnumField(type_name="order_status", db_default="new")),
                ("placed_at", models.DateTimeField(db_default=Clock())),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "orders",
                "indexes": [models.Index(fields=["customer"], name="orders_customer_idx")],
            },
        ),
        # Django's own constraint would be deferred, and its name a hash: the database gets the plain one.
        migrations.RunSQL(
            "ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey"
            " FOREIGN KEY (customer_id) REFERENCES customers (id)",
            # It goes with the table.
            migrations.RunSQL.noop,
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "order_id", "line_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        "orders.Order", on_delete=models.CASCADE, db_constraint=False, db_index=False
                    ),
                ),
                ("line_no", models.SmallIntegerField()),
                (
                    "product",
                    models.ForeignKey(
                        "orders.Product", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False
                    ),
                ),
                ("quantity", models.IntegerField()),
                ("unit_price", models.DecimalField(max_digits=8, decimal_places=2)),
            ],
            options={
                "db_table": "order_lines",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(line_no__gt=0), name="order_lines_line_no_check"),
                    models.CheckConstraint(
                        condition=models.Q(quantity__range=(1, 1000)), name="order_lines_quantity_check"
                    ),
                    models.CheckConstraint(condition=models.Q(unit_price__gte=0), name="order_lines_unit_price_check"),
                ],
                "indexes": [models.Index(fields=["product"], name="order_lines_product_idx")],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_id_fkey"
            " FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE",
            # It goes with the table.
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_id_fkey"
            " FOREIGN KEY (product_id) REFERENCES products (id)",
            # It goes with the table.
            migrations.RunSQL.noop,
        ),
    ]
