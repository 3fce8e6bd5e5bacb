"""customer segment"""

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "005"


def upgrade():
    op.add_column("customers", sa.Column("segment", sa.Text))


def downgrade():
    op.drop_column("customers", "segmnet")
