"""What the law says where the program is used, and whether a session with people may begin there.

The rule is Article 5(1)(f) of the EU's AI Act, Regulation (EU) 2024/1689: since 2 February 2025 no AI system may infer
the emotions of natural persons in workplaces and education institutions, except for medical or safety reasons. Research
is named beside them because Article 2(6) leaves out what serves scientific research alone; whether it does is for the
user to answer for.

The program cannot know any of it. It takes the user's word, keeps it with the session, and prints it on the report.
"""

from enum import StrEnum

from engagement_monitor.errors import UseNotAllowed
from engagement_monitor.preferences import Ground, Institution, Region, Use
from engagement_monitor.sentence import Sentence, tr

_FORBIDDEN_AT = frozenset({Institution.EDUCATION, Institution.WORKPLACE})
_GROUNDS = tuple(ground for ground in Ground if ground is not Ground.NONE)


class Permission(StrEnum):
    """Whether a session with people may begin. The demo always may: its people are drawn."""

    ALLOWED = "allowed"
    NOT_ANSWERED = "not answered"
    NO_GROUND = "no ground"
    NO_PURPOSE = "no purpose"
    """A ground is named, but not in the user's own words what for."""


def permission(use: Use | None) -> Permission:
    """Whether a session with people may begin for this use; None if nobody has answered yet."""
    if use is None:
        return Permission.NOT_ANSWERED
    if not needs_ground(use.region, use.institution):
        return Permission.ALLOWED
    if use.ground is Ground.NONE:
        return Permission.NO_GROUND
    return Permission.ALLOWED if use.purpose.strip() else Permission.NO_PURPOSE


def needs_ground(region: Region, institution: Institution) -> bool:
    """Whether the law forbids it there unless there is a reason that it names."""
    return region is Region.EU and institution in _FORBIDDEN_AT


def rule(use: Use | None) -> Sentence:
    """The rule for this use in plain words; the whole rule if nobody has answered yet."""
    if use is not None and use.region is Region.ELSEWHERE:
        return tr(
            "The European Union's AI Act does not hold outside the EU; other laws and your institution's own rules may."
            " Ask who is responsible, and ask the people in view."
        )
    if use is not None and not needs_ground(use.region, use.institution):
        return tr(
            "In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids such systems in"
            " workplaces and education institutions. Anywhere else in the EU the people in view must be told"
            " (Article 50(3)), and data protection law holds as well."
        )
    return tr(
        "In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids AI systems that infer"
        " the emotions of natural persons in workplaces and education institutions, since 2 February 2025, except for"
        " medical or safety reasons."
    )


def consequence(use: Use | None) -> Sentence:
    """What follows for the program, in plain words."""
    return {
        Permission.NOT_ANSWERED: tr("Until somebody says who uses the program where, only the demo may start."),
        Permission.NO_GROUND: tr("So only the demo may start here."),
        Permission.NO_PURPOSE: tr("Only the demo may start until the purpose is stated in your own words."),
        Permission.ALLOWED: _allowed(use),
    }[permission(use)]


def _allowed(use: Use | None) -> Sentence:
    if not stated_purpose(use):
        return tr("Sessions may start.")
    if use is not None and use.ground is Ground.RESEARCH:
        return tr(
            "Sessions may start. Research is no exception that the rule itself names: Article 2(6) leaves out systems"
            " that serve scientific research alone. Whether yours does is your own responsibility. The purpose is kept"
            " with every session and printed on its report."
        )
    return tr("Sessions may start. The purpose is kept with every session and printed on its report.")


def stated_purpose(use: Use | None) -> str:
    """What is kept with a session: ``medical: the user's own words``; empty where the law asks for nothing."""
    if use is None or not needs_ground(use.region, use.institution) or use.ground is Ground.NONE:
        return ""
    return f"{use.ground}: {use.purpose.strip()}" if use.purpose.strip() else ""


def use_stating(use: Use | None, purpose: str) -> Use | None:
    """The use with a purpose such as ``safety: tired drivers`` in the place of its own; as it is for any other text."""
    ground, _, text = purpose.partition(":")
    named = ground.strip().casefold()
    if use is None or named not in _GROUNDS or not text.strip():
        return use
    return use.model_copy(update={"ground": Ground(named), "purpose": text.strip()})


def require_allowed(use: Use | None) -> None:
    """Lets a session with people begin, or says why not.

    Raises:
        UseNotAllowed: only the demo may start.
    """
    if permission(use) is not Permission.ALLOWED:
        remedy = tr(
            "{rule} {consequence} Say who uses the program where, and why, under Settings, Place and purpose;"
            " the command line takes --purpose with medical:, safety: or research: before your own words."
        )
        raise UseNotAllowed(
            tr("No session with people may start"), remedy.format(rule=rule(use), consequence=consequence(use))
        )
