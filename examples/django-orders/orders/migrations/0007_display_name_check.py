from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_display_name_backfill")]

    operations = [
        # Holds for every new row at once; the rows that are there are checked by 0008, without keeping writers out.
        AddConstraintNotValid(
            "customer",
            models.CheckConstraint(
                condition=models.Q(display_name__isnull=False), name="customers_display_name_present"
            ),
        ),
    ]
