"""payments"""

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "003"

payment_method = sa.Enum("card", "transfer", "voucher", name="payment_method")


def upgrade():
    op.create_table(
        "payments",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column(
            "order_id", sa.BigInteger, sa.ForeignKey("orders.id", name="payments_order_id_fkey"), nullable=False
        ),
        sa.Column("method", payment_method, nullable=False),
        sa.Column("amount", sa.Numeric(12, 2), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        sa.Column("provider_reference", sa.Text),
        sa.Column("paid_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("amount > 0", name="payments_amount_check"),
        sa.CheckConstraint("currency IN ('EUR', 'USD', 'GBP', 'CHF')", name="payments_currency_check"),
        sa.UniqueConstraint("provider_reference", name="payments_provider_reference_unique"),
    )
    op.create_index("payments_order_idx", "payments", ["order_id"])

    op.execute(
        """
        CREATE VIEW outstanding_orders AS
        SELECT o.id, o.customer_id, o.placed_at
        FROM orders o
        WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL)
        """
    )


def downgrade():
    op.execute("DROP VIEW outstanding_orders")
    op.drop_table("payments")
    payment_method.drop(op.get_bind())
