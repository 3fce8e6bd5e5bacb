"""welcome coupon"""

from alembic import op

revision = "018"
down_revision = "017"


def upgrade():
    op.execute("INSERT INTO coupons (code) VALUES ('WELCOME10')")


def downgrade():
    # The coupon may stay, as long as it belongs to nobody.
    op.execute("UPDATE coupons SET customer_id = NULL WHERE code = 'WELCOME10'")
