"""The faces of a second by thirds of the picture."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of the seconds there are it is not known."""
    for name in ("faces_back", "faces_middle", "faces_front"):
        counted = sa.CheckConstraint(f"{name} >= 0", name=op.f(f"ck_samples_{name}"))
        op.add_column("samples", sa.Column(name, sa.Double, counted))
