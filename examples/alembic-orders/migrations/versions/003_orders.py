"""orders"""

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"

order_status = sa.Enum("new", "paid", "shipped", "cancelled", name="order_status")


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column(
            "customer_id", sa.BigInteger, sa.ForeignKey("customers.id", name="orders_customer_id_fkey"), nullable=False
        ),
        # The type is made along with the table.
        sa.Column("status", order_status, server_default="new", nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("note", sa.Text),
    )
    op.create_index("orders_customer_idx", "orders", ["customer_id"])

    op.create_table(
        "order_lines",
        sa.Column(
            "order_id",
            sa.BigInteger,
            sa.ForeignKey("orders.id", name="order_lines_order_id_fkey", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("line_no", sa.SmallInteger, nullable=False),
        sa.Column(
            "product_id",
            sa.BigInteger,
            sa.ForeignKey("products.id", name="order_lines_product_id_fkey"),
            nullable=False,
        ),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price", sa.Numeric(8, 2), nullable=False),
        sa.CheckConstraint("line_no > 0", name="order_lines_line_no_check"),
        sa.CheckConstraint("quantity BETWEEN 1 AND 1000", name="order_lines_quantity_check"),
        sa.CheckConstraint("unit_price >= 0", name="order_lines_unit_price_check"),
        sa.PrimaryKeyConstraint("order_id", "line_no", name="order_lines_pkey"),
    )
    op.create_index("order_lines_product_idx", "order_lines", ["product_id"])


def downgrade():
    op.drop_table("order_lines")
    op.drop_table("orders")
    order_status.drop(op.get_bind())
