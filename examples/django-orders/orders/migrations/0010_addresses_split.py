from django.db import migrations, models

from orders.fields import FixedCharField


class Migration(migrations.Migration):
    dependencies = [("orders", "0009_display_name_contract")]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "customer",
                    models.OneToOneField(
                        "orders.Customer",
                        on_delete=models.CASCADE,
                        primary_key=True,
                        serialize=False,
                        db_constraint=False,
                    ),
                ),
                ("address_line", models.TextField(null=True)),
                ("city", models.CharField(max_length=120, null=True)),
                ("country", FixedCharField(max_length=2, null=True)),
            ],
            options={"db_table": "addresses"},
        ),
        migrations.RunSQL(
            "ALTER TABLE addresses ADD CONSTRAINT addresses_customer_id_fkey"
            " FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE",
            # It goes with the table.
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            """
            INSERT INTO addresses (customer_id, address_line, city, country)
            SELECT id, address_line, city, country FROM customers
            """,
            # customers still has every address.
            migrations.RunSQL.noop,
        ),
    ]
