from django.db import migrations, models

from orders.fields import Clock, FixedCharField


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("email", models.CharField(max_length=254)),
                ("full_name", models.TextField()),
                ("phone", models.CharField(max_length=32, null=True)),
                ("address_line", models.TextField(null=True)),
                ("city", models.CharField(max_length=120, null=True)),
                ("country", FixedCharField(max_length=2, null=True)),
                ("created_at", models.DateTimeField(db_default=Clock())),
            ],
            options={
                "db_table": "customers",
                "db_table_comment": "People and companies that order from us",
                "constraints": [models.UniqueConstraint(fields=["email"], name="customers_email_unique")],
            },
        ),
    ]
