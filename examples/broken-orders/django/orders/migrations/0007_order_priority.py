from django.db import migrations, models

from orders.fields import EnumField


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_customer_segment")]

    operations = [
        migrations.AddField("order", "priority", models.SmallIntegerField(db_default=0)),
        migrations.RunSQL(
            "ALTER TABLE orders ALTER COLUMN status DROP DEFAULT",
            migrations.RunSQL.noop,
            state_operations=[migrations.AlterField("order", "status", EnumField(type_name="order_status"))],
        ),
    ]
