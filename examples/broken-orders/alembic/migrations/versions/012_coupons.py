"""coupons"""

import sqlalchemy as sa
from alembic import op

revision = "012"
down_revision = "011"


def upgrade():
    op.create_table(
        "coupons",
        sa.Column("code", sa.String(20), primary_key=True),
        sa.Column("customer_id", sa.BigInteger),
    )
    op.create_index("coupons_customer_idx", "coupons", ["customer_id"])
    op.create_foreign_key(
        "coupons_customer_fk", "coupons", "customers", ["customer_id"], ["id"], postgresql_not_valid=True
    )


def downgrade():
    op.drop_table("coupons")
