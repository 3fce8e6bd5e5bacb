from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0018_welcome_coupon")]

    operations = [
        migrations.AddField("payment", "settled_at", models.DateTimeField(null=True)),
        # The literal 'now' is read when this statement runs, not when a row is written:
        # the default is frozen at the deployment.
        migrations.RunSQL(
            "ALTER TABLE payments ALTER COLUMN settled_at SET DEFAULT 'now'::timestamptz",
            migrations.RunSQL.noop,
        ),
    ]
