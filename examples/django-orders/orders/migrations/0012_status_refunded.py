# lockstep:irreversible because PostgreSQL cannot take a label out of an enum, and an unused label harms nobody
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0011_addresses_contract")]

    operations = [
        migrations.RunSQL("ALTER TYPE order_status ADD VALUE 'refunded' AFTER 'paid'"),
    ]
