from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0010_addresses_split")]

    operations = [
        # Read from below on the way back: the columns come empty, then they are filled.
        migrations.RunSQL(
            migrations.RunSQL.noop,
            """
            UPDATE customers c
            SET address_line = a.address_line, city = a.city, country = a.country
            FROM addresses a
            WHERE a.customer_id = c.id
            """,
        ),
        migrations.RemoveField("customer", "country"),
        migrations.RemoveField("customer", "city"),
        migrations.RemoveField("customer", "address_line"),
    ]
