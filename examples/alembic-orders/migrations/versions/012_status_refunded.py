"""status refunded"""

from alembic import op

revision = "012"
down_revision = "011"


def upgrade():
    op.execute("ALTER TYPE order_status ADD VALUE 'refunded' AFTER 'paid'")


def downgrade():
    raise NotImplementedError("PostgreSQL cannot take a label out of an enum, and an unused label harms nobody")
