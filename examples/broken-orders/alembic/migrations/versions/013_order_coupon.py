"""order coupon"""

import sqlalchemy as sa
from alembic import op

revision = "013"
down_revision = "012"


def upgrade():
    op.add_column(
        "orders",
        sa.Column("coupon_code", sa.String(20), sa.ForeignKey("coupons.code", name="orders_coupon_code_fkey")),
    )


def downgrade():
    op.drop_column("orders", "coupon_code")
