"""shipping methods"""

import sqlalchemy as sa
from alembic import op

revision = "014"
down_revision = "013"


def upgrade():
    shipping_methods = op.create_table(
        "shipping_methods",
        sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.bulk_insert(
        shipping_methods,
        [{"id": 1, "name": "post"}, {"id": 2, "name": "courier"}, {"id": 3, "name": "pick-up"}],
    )


def downgrade():
    op.drop_table("shipping_methods")
