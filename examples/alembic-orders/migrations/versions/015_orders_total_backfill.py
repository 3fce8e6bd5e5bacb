"""orders total backfill"""

from alembic import op

revision = "015"
down_revision = "014"


def upgrade():
    op.execute(
        """
        UPDATE orders o
        SET total = coalesce((SELECT sum(l.quantity * l.unit_price) FROM order_lines l WHERE l.order_id = o.id), 0)
        WHERE total IS NULL
        """
    )


def downgrade():
    # Every total can be computed again from the lines.
    op.execute("UPDATE orders SET total = NULL")
