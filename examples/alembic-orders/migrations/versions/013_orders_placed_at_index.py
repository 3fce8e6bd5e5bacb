"""orders placed at index"""

from alembic import op

revision = "013"
down_revision = "012"


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("orders_placed_at_idx", "orders", ["placed_at"], postgresql_concurrently=True)


def downgrade():
    with op.get_context().autocommit_block():
        op.drop_index("orders_placed_at_idx", postgresql_concurrently=True)
