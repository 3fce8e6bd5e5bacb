from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # CREATE INDEX CONCURRENTLY refuses to run inside a transaction.
    atomic = False
    dependencies = [("orders", "0012_status_refunded")]

    operations = [
        AddIndexConcurrently("order", models.Index(fields=["placed_at"], name="orders_placed_at_idx")),
    ]
