from django.db import migrations

from orders.fields import EnumField


class Migration(migrations.Migration):
    dependencies = [("orders", "0016_events")]

    operations = [
        migrations.RunSQL("CREATE TYPE rounding AS ENUM ('half-up', 'half-even')", migrations.RunSQL.noop),
        migrations.AddField("payment", "rounding", EnumField(type_name="rounding", null=True)),
    ]
