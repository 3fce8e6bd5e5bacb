"""display name check"""

from alembic import op

revision = "007"
down_revision = "006"


def upgrade():
    # Holds for every new row at once; the rows that are there are checked by 008, without keeping writers out.
    op.create_check_constraint(
        "customers_display_name_present", "customers", "display_name IS NOT NULL", postgresql_not_valid=True
    )


def downgrade():
    op.drop_constraint("customers_display_name_present", "customers")
