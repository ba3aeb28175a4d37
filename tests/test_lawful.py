"""What the law lets begin, and what it says."""

import pytest

from engagement_monitor.errors import UseNotAllowed
from engagement_monitor.lawful import (
    Permission,
    consequence,
    permission,
    require_allowed,
    rule,
    stated_purpose,
    use_stating,
)
from engagement_monitor.preferences import Ground, Institution, Region, Use


def use(region: Region, institution: Institution, ground: Ground = Ground.NONE, purpose: str = "") -> Use:
    return Use(region=region, institution=institution, ground=ground, purpose=purpose)


@pytest.mark.parametrize("institution", [Institution.EDUCATION, Institution.WORKPLACE])
@pytest.mark.parametrize(
    ("ground", "purpose", "expected"),
    [
        (Ground.NONE, "", Permission.NO_GROUND),
        (Ground.NONE, "just so", Permission.NO_GROUND),
        (Ground.MEDICAL, "", Permission.NO_PURPOSE),
        (Ground.SAFETY, " \n", Permission.NO_PURPOSE),
        (Ground.MEDICAL, "pain after operations", Permission.ALLOWED),
        (Ground.SAFETY, "tired drivers", Permission.ALLOWED),
        (Ground.RESEARCH, "a study", Permission.ALLOWED),
    ],
)
@pytest.mark.faults(
    row=15,
    what="a session at a school or a workplace in the EU",
    figure="only with a stated medical, safety or research purpose",
)
def test_in_the_eu_schools_and_workplaces_need_a_reason(institution, ground, purpose, expected) -> None:
    assert permission(use(Region.EU, institution, ground, purpose)) is expected


@pytest.mark.parametrize(
    "answer", [use(Region.ELSEWHERE, institution) for institution in Institution] + [use(Region.EU, Institution.OTHER)]
)
def test_everywhere_else_a_session_may_begin(answer: Use) -> None:
    assert permission(answer) is Permission.ALLOWED
    require_allowed(answer)


@pytest.mark.faults(row=15, what="a session before the question was answered", figure="refused")
def test_nothing_begins_before_somebody_answered() -> None:
    with pytest.raises(UseNotAllowed) as refused:
        require_allowed(None)
    assert refused.value.exit_status == 3
    assert "Article 5(1)(f)" in str(refused.value)
    assert "Place and purpose" in refused.value.remedy


def test_the_rule_is_named_for_the_place() -> None:
    assert "Regulation (EU) 2024/1689" in rule(use(Region.EU, Institution.EDUCATION))
    assert "2 February 2025" in rule(None)
    assert "Article 50(3)" in rule(use(Region.EU, Institution.OTHER))
    assert "outside the EU" in rule(use(Region.ELSEWHERE, Institution.EDUCATION))


def test_research_is_named_as_the_users_own_responsibility() -> None:
    text = consequence(use(Region.EU, Institution.EDUCATION, Ground.RESEARCH, "a study"))
    assert "your own responsibility" in text


def test_the_purpose_is_kept_with_its_ground_where_the_law_asks() -> None:
    assert stated_purpose(use(Region.EU, Institution.EDUCATION, Ground.RESEARCH, " a study ")) == "research: a study"
    assert stated_purpose(use(Region.ELSEWHERE, Institution.EDUCATION, Ground.RESEARCH, "a study")) == ""
    assert stated_purpose(None) == ""


def test_a_purpose_on_the_command_line_must_name_its_ground() -> None:
    answered = use(Region.EU, Institution.EDUCATION)
    stated = use_stating(answered, "Safety: tired drivers: at night")
    assert stated_purpose(stated) == "safety: tired drivers: at night"
    for other in ("", "because", "none: because", "medical:", "fun: because"):
        assert use_stating(answered, other) == answered
    assert use_stating(None, "safety: tired drivers") is None


def test_the_reader_may_have_another_language() -> None:
    assert rule(None).said(str.upper).startswith("IN THE EUROPEAN UNION")
    assert consequence(None).said(str.upper).isupper()
