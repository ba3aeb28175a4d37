"""The tables. There is room for numbers about groups of faces and for the user's own words, and for nothing else.

The only binary column is ``samples.posteriors``, and a constraint bounds it to the
numbers of 64 faces: no picture fits.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.session import SessionState
from engagement_monitor.timeline.sample import GapReason, Thirds
from engagement_monitor.vision.detector_kind import HAAR

FACES_KEPT = 64
BYTES_PER_FACE = 6
"""Three uint16."""

PARTS = ("", "_low", "_high", "_counted")
ESTIMATE_COLUMNS = tuple(f"{sentiment}{part}" for part in PARTS for sentiment in SENTIMENTS)
"""The twelve numbers of an estimate: the shares, their bounds, and what plain counting gives."""

THIRDS_COLUMNS = tuple(f"faces_{third}" for third in Thirds._fields)
"""``faces`` by thirds of the picture; empty in a gap and in seconds of before there were these columns."""

# Every constraint has a name, so that a later migration can find it on every database.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC: SQLite's own type would drop the zone without a word."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; a naive moment is a fault of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware again, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def _one_of(column: str, words: type[SessionState] | type[GapReason]) -> str:
    return f"{column} IN ({', '.join(repr(word.value) for word in words)})"


def _within_a_fraction(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} >= 0 AND {column} <= 1", name=column)


def _session_key(**options: Any) -> Column[int]:
    return Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False, **options)


models = Table(
    "models",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("card_json", Text, nullable=False),
    # PostgreSQL has no index for texts as long as a card; a model that it holds twice does no harm.
    UniqueConstraint("name", "sha256", "card_json").ddl_if(dialect="sqlite"),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("course", Text, nullable=False),
    Column("room", Text, nullable=False, server_default=""),
    Column("head_count", Integer, CheckConstraint("head_count >= 1", name="head_count")),
    Column("notes", Text, nullable=False, server_default=""),
    Column("purpose", Text, nullable=False, server_default=""),
    Column("source_kind", Text, nullable=False),
    Column("source_name", Text, nullable=False),
    Column("detector", Text, nullable=False, server_default=HAAR),
    Column("started_at", UtcDateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("model_id", ForeignKey("models.id"), nullable=False),
    Column("duration_s", Double, CheckConstraint("duration_s >= 0", name="duration_s"), nullable=False),
    Column("frames_read", Integer, nullable=False),
    Column("frames_analyzed", Integer, nullable=False),
    Column("faces_classified", Integer, nullable=False),
    Column("wall_s", Double, nullable=False),
    Column("note", Text, nullable=False),
    # Who records it: a session whose owner is gone was interrupted.
    Column("owner_host", Text, nullable=False),
    Column("owner_pid", Integer, nullable=False),
    Column("owner_started_s", Double, nullable=False),
    Column("heartbeat_at", UtcDateTime, nullable=False),
    CheckConstraint(_one_of("state", SessionState), name="state"),
    Index("ix_sessions_started_at", "started_at"),
    sqlite_autoincrement=True,  # the number of a deleted session never comes back for another one
)

samples = Table(
    "samples",
    METADATA,
    _session_key(primary_key=True),
    Column("time_s", Integer, CheckConstraint("time_s >= 0", name="time_s"), primary_key=True, autoincrement=False),
    Column("faces", Double, CheckConstraint("faces >= 0", name="faces"), nullable=False),
    Column("gap", String(16), CheckConstraint(_one_of("gap", GapReason), name="gap")),
    *(Column(name, Double, _within_a_fraction(name)) for name in ESTIMATE_COLUMNS),
    Column("posteriors", LargeBinary, nullable=False),
    *(Column(name, Double, CheckConstraint(f"{name} >= 0", name=name)) for name in THIRDS_COLUMNS),
    CheckConstraint(
        " AND ".join(f"(gap IS NULL) = ({name} IS NOT NULL)" for name in ESTIMATE_COLUMNS), name="estimate_or_gap"
    ),
    CheckConstraint(
        f"length(posteriors) <= {FACES_KEPT * BYTES_PER_FACE} AND length(posteriors) % {BYTES_PER_FACE} = 0",
        name="posteriors",
    ),
    sqlite_with_rowid=False,
)

markers = Table(
    "markers",
    METADATA,
    Column("id", Integer, primary_key=True),
    _session_key(index=True),
    Column("time_s", Double, CheckConstraint("time_s >= 0", name="time_s"), nullable=False),
    Column("label", Text, nullable=False),
    Column("excluded", Boolean, nullable=False, server_default=false()),
)

segments = Table(
    "segments",
    METADATA,
    Column("id", Integer, primary_key=True),
    _session_key(index=True),
    Column("start_s", Double, CheckConstraint("start_s >= 0", name="start_s"), nullable=False),
    Column("end_s", Double, nullable=False),
    Column("label", Text, nullable=False),
    Column("excluded", Boolean, nullable=False),
    CheckConstraint("end_s > start_s", name="end_s"),
)
