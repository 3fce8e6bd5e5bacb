"""currencies"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "017"
down_revision = "016"

rounding = postgresql.ENUM("half-up", "half-even", name="rounding", create_type=False)


def upgrade():
    rounding.create(op.get_bind(), checkfirst=False)
    op.add_column("payments", sa.Column("rounding", rounding))


def downgrade():
    op.drop_column("payments", "rounding")
