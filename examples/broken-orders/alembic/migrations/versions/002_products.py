"""products"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "002"
down_revision = "001"


def upgrade():
    op.create_table(
        "products",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("sku", sa.String(40), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("price", sa.Numeric(8, 2), nullable=False),
        sa.Column("attributes", postgresql.JSONB, server_default="{}", nullable=False),
        sa.Column("active", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.CheckConstraint("price >= 0", name="products_price_check"),
        sa.UniqueConstraint("sku", name="products_sku_unique"),
    )
    op.create_index("products_active_name_idx", "products", ["name"], postgresql_where=sa.text("active"))


def downgrade():
    op.drop_table("products")
