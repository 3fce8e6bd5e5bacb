"""display name validate"""

from alembic import op

revision = "008"
down_revision = "007"


def upgrade():
    op.execute("ALTER TABLE customers VALIDATE CONSTRAINT customers_display_name_present")


def downgrade():
    op.drop_constraint("customers_display_name_present", "customers")
    op.create_check_constraint(
        "customers_display_name_present", "customers", "display_name IS NOT NULL", postgresql_not_valid=True
    )
