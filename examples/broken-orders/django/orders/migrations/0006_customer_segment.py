from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_customer_notes")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE customers ADD COLUMN segment text",
            "ALTER TABLE customers DROP COLUMN segmnet",
            state_operations=[migrations.AddField("customer", "segment", models.TextField(null=True))],
        ),
    ]
