"""Policies as data: the form, its samples, and versions that are never edited."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.urls import reverse

from accounts.models import User
from credits.domain.params import Band, Percent, PolicyParams, Shortfall
from credits.domain.policies import add_version, copy_policy
from credits.domain.settle import settle_webinar
from credits.domain.terms import terms_of
from credits.errors import VersionMoved, VersionUnchanged
from credits.models import Assessment, Policy, PolicyVersion
from credits.policy_form import BAND_ROWS, PolicyForm, initial_of
from credits.policy_samples import Sample, sample_rows
from credits.policy_words import compare, say_all
from credits.presets import presets
from tests.credits import rows

GI = presets()["nasba-group-internet"].params
WORDS = {
    f"{name}_{language}": text
    for name, text in (("name", "Our rule"), ("description", "How it counts."), ("certificate_note", ""))
    for language in ("kk", "ru", "en")
} | {"certificate_wording": "webinar"}


def typed(params: PolicyParams, **changes: Any) -> dict[str, str]:
    """What the form sends for these parameters."""
    values = initial_of(params) | {"base": 1, "note": ""} | changes
    return {
        name: "on" if value is True else str(value)
        for name, value in values.items()
        if value is not None and value is not False
    }


def own_policy(by: User, slug: str = "cpd-60") -> Policy:
    return copy_policy(Policy.objects.get(slug=slug), by=by)


def edit_page(policy: Policy) -> str:
    return reverse("credits:policy_edit", args=[policy.slug])


def preview_page(policy: Policy) -> str:
    return reverse("credits:policy_preview", args=[policy.slug])


# --- the form ------------------------------------------------------------------------------------------------------------

SHAPES = [
    *(preset.params for preset in presets().values()),
    msgspec.structs.replace(GI, checks_required=Percent(70), on_shortfall=Shortfall.DENY),
    msgspec.structs.replace(
        GI, checks_required=None, on_shortfall=Shortfall.BANDS, bands=(Band(50, 50), Band(75, 100))
    ),
    msgspec.structs.replace(
        GI,
        cap_per_activity=Decimal("2.4"),
        cap_per_period=Decimal(20),
        period_months=12,
        min_attendance_pct=0,
        feedback_on_fail=True,
        max_attempts=1,
        expiry_days=1,
        retention_years=100,
    ),
]


@pytest.mark.parametrize("params", SHAPES, ids=range(len(SHAPES)))
def test_the_form_gives_back_what_it_was_given(params: PolicyParams) -> None:
    form = PolicyForm(typed(params), params=GI, base=1)
    assert form.is_valid(), form.errors
    assert form.params == params


def test_the_form_has_a_field_for_every_parameter() -> None:
    known = set(PolicyForm(params=GI, base=1).fields)
    replaced = {"checks_required": "checks_rule", "bands": f"band{BAND_ROWS}_share"}
    missing = {replaced.get(name, name) for name in PolicyParams.__struct_fields__} - known
    assert missing == set()
    assert {one.name for one in say_all(GI)} == set(PolicyParams.__struct_fields__)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"increment": "0"}, "increment", "The step must be more than 0."),
        ({"increment": "0,3"}, "min_credits", "The least credit must be a multiple of the step."),
        ({"increment": "a fifth"}, "increment", "Enter a number."),
        ({"minutes_per_credit": "0"}, "minutes_per_credit", "greater than or equal to 1"),
        ({"checks_count": ""}, "checks_count", "Say how many answers each credit needs."),
        ({"checks_rule": "percent", "checks_percent": ""}, "checks_percent", "Say what share must be answered."),
        (
            {"checks_rule": "percent", "checks_percent": "70"},
            "on_shortfall",
            "A share has no number of answers to count by",
        ),
        ({"checks_rule": "percent", "checks_percent": "101"}, "checks_percent", "less than or equal to 100"),
        ({"checks_rule": "bands"}, "band1_answered", "Give at least one row."),
        (
            {"checks_rule": "bands", "band1_answered": "50"},
            "band1_share",
            "Fill in both figures of the row, or neither.",
        ),
        (
            {"checks_launched_per_credit": "0"},
            "checks_launched_per_credit",
            "Answers are needed, so checks must be sent",
        ),
        ({"quiz_required": "on"}, "pass_pct", "Say from what score the quiz is passed."),
        ({"cap_per_period": "10"}, "period_months", "Say for how many months that limit holds."),
        ({"basis": "nominal", "formula": "self_study"}, "formula", "The hours of a programme are given whole"),
        ({"gap_tolerance_s": "-1"}, "gap_tolerance_s", "greater than or equal to 0"),
        ({"unit_kk": ""}, "unit_kk", "This field is required."),
    ],
)
def test_a_mistake_is_told_beside_its_field(changes: dict[str, str], field: str, says: str) -> None:
    form = PolicyForm(typed(GI) | changes, params=GI, base=1)
    assert not form.is_valid()
    assert says in " ".join(map(str, form.errors[field]))


# --- samples -------------------------------------------------------------------------------------------------------------


def test_the_sample_of_the_rules() -> None:
    (row, *_) = sample_rows(GI, was=None, own=Sample(62, 4, 4))
    assert (row.is_own, row.result.credits) == (True, Decimal("1.2"))


def test_samples_show_what_becomes_of_them() -> None:
    half = msgspec.structs.replace(GI, increment=Decimal("0.5"))
    (row, *others) = sample_rows(half, was=GI, own=Sample(62, 4, 4))
    assert row.was is not None
    assert (row.was.credits, row.result.credits, row.differs) == (Decimal("1.2"), Decimal(1), True)
    assert any(not other.differs for other in others)


def test_samples_tell_the_recording_from_the_lecture() -> None:
    counts, live_only = (
        msgspec.structs.replace(GI, counts_replay=True),
        msgspec.structs.replace(GI, counts_replay=False),
    )
    half = Sample(45, 6, 6, replay_min=60)
    assert half.inputs(counts).attended_s == 90 * 60  # not more than there was
    assert half.inputs(live_only).attended_s == 45 * 60
    rows = [row for row in sample_rows(live_only, was=counts, own=half) if row.sample.replay_min]
    assert rows[0].was is not None
    assert (rows[0].is_own, rows[0].was.credits, rows[0].result.credits) == (True, Decimal("1.8"), Decimal(0))
    assert len(rows) == 2
    assert [(change.was, change.now) for change in compare(counts, live_only)] == [("yes", "no")]


@pytest.mark.parametrize("params", SHAPES, ids=range(len(SHAPES)))
def test_every_policy_has_samples_that_earn_and_samples_that_do_not(params: PolicyParams) -> None:
    credits = [row.result.credits for row in sample_rows(params, was=None, own=None)]
    assert len(credits) >= 4
    assert max(credits) > 0
    assert min(credits) < max(credits)


# --- versions ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_used_version_stays_and_past_credit_with_it() -> None:
    webinar, person = rows.granted(minutes=62)
    policy = terms_of(webinar).policy_version.policy
    first = policy.latest
    made = add_version(
        policy,
        params=msgspec.structs.replace(first.params, minutes_per_credit=45),
        by=webinar.created_by,
        note=" Shorter. ",
    )
    assert (made.version, made.note, made.created_by) == (2, "Shorter.", webinar.created_by)
    settle_webinar(webinar)
    assert Assessment.objects.get(person=person).policy_version == first
    assert PolicyVersion.objects.get(pk=first.pk).params == first.params


@pytest.mark.django_db
def test_nothing_changed_makes_no_version_and_a_colleagues_version_is_not_overwritten() -> None:
    policy = Policy.objects.get(slug="cpd-60")
    params = policy.latest.params
    with pytest.raises(VersionUnchanged):
        add_version(policy, params=params, by=None)
    add_version(policy, params=msgspec.structs.replace(params, gap_tolerance_s=90), by=None, after=1)
    with pytest.raises(VersionMoved):
        add_version(policy, params=msgspec.structs.replace(params, gap_tolerance_s=30), by=None, after=1)
    assert policy.latest.version == 2


@pytest.mark.django_db
def test_a_comparison_names_what_is_different() -> None:
    params = Policy.objects.get(slug="cpd-60").latest.params
    changed = msgspec.structs.replace(params, increment=Decimal("0.5"), min_credits=Decimal("0.5"), max_attempts=None)
    assert [(one.label, one.was, one.now) for one in compare(params, changed)] == [
        ("Least credit", "0.25", "0.5"),
        ("Counted in steps of", "0.25", "0.5"),
        ("Attempts", "3", "no limit"),
    ]
