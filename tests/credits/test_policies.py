"""Policies as data: the form, its preview, versions that are never edited, and who may change which."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.urls import reverse

from accounts.models import User
from credits.domain.params import Band, Percent, PolicyParams, Shortfall
from credits.domain.policies import add_version, copy_policy
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms, terms_of
from credits.errors import VersionMoved, VersionUnchanged
from credits.models import Assessment, Policy, PolicyVersion
from credits.policy_form import BAND_ROWS, PolicyForm, initial_of
from credits.policy_samples import Sample, sample_rows
from credits.policy_words import compare, say_all
from credits.presets import presets
from tests import factories
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


# --- pages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_organiser_makes_a_policy_of_the_institutes_own_and_changes_it() -> None:
    organiser = factories.organiser()
    client = rows.client(organiser)
    shared = Policy.objects.get(slug="nasba-group-internet")
    response = client.post(reverse("credits:policy_copy", args=[shared.slug]))
    own = Policy.objects.get(organisation=organiser.organisation)
    assert response.url == edit_page(own)  # type: ignore[attr-defined]
    assert (own.slug, own.is_offered, own.latest.params) == ("nasba-group-internet-2", False, GI)
    data = WORDS | typed(GI, increment="0,5", note="Half credits, as the board decided.")
    assert client.post(edit_page(own), data).status_code == 302
    own.refresh_from_db()
    assert (own.latest.version, own.latest.params.increment, own.name_en) == (2, Decimal("0.5"), "Our rule")
    shown = rows.text_of(client.get(reverse("credits:policy", args=[own.slug])))
    for said in ("Version 2", "Half credits, as the board decided.", organiser.short_name, "0.2 → 0.5", "not used yet"):
        assert said in shown, said
    client.post(reverse("credits:policy_offer", args=[own.slug]), {"offered": "yes"})
    own.refresh_from_db()
    assert own.is_offered


@pytest.mark.django_db
def test_the_preview_computes_saves_nothing_and_keeps_what_was_typed() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser, "nasba-group-internet")
    client = rows.client(organiser)
    mine = {"own_minutes": "62", "own_answered": "4", "own_shown": "4", "own_quiz": ""}
    text = rows.text_of(client.post(preview_page(own), WORDS | typed(GI, increment="0.5") | mine))
    assert "attended 62:00 of 90:00, checks: 4 of 4, quiz: not taken 1.2 1 " in text
    assert "Counted in steps of: 0.2 → 0.5" in text
    assert own.versions.count() == 1
    whole = client.post(edit_page(own), WORDS | typed(GI, increment="0.5", note="A try.") | mine | {"preview": "1"})
    page = whole.content.decode()
    assert (whole.status_code, own.versions.count()) == (200, 1)
    for kept in ("A try.", 'value="0.5"', 'value="62"', "Our rule"):
        assert kept in page, kept


@pytest.mark.django_db
def test_a_preview_of_rules_that_do_not_fit_says_what_to_do() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser)
    response = rows.client(organiser).post(preview_page(own), typed(GI, quiz_required=True))
    assert response.status_code == 200
    assert "Say from what score the quiz is passed." in rows.text_of(response)


@pytest.mark.django_db
def test_mistakes_keep_what_was_typed_and_save_nothing() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser)
    response = rows.client(organiser).post(edit_page(own), WORDS | typed(GI, increment="0.3", note="Third."))
    assert response.status_code == 422
    assert "The least credit must be a multiple of the step." in rows.text_of(response)
    assert "Third." in response.content.decode()
    assert own.versions.count() == 1


@pytest.mark.django_db
def test_saving_over_a_colleagues_version_asks_to_look_first() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser, "nasba-group-internet")
    add_version(own, params=msgspec.structs.replace(GI, gap_tolerance_s=90), by=None)
    client = rows.client(organiser)
    data = WORDS | typed(GI, increment="0.5")
    response = client.post(edit_page(own), data)
    assert response.status_code == 422
    assert "A colleague made a new version meanwhile" in rows.text_of(response)
    assert 'name="base" value="2"' in response.content.decode()
    assert client.post(edit_page(own), data | {"base": "2"}).status_code == 302
    assert own.latest.version == 3


@pytest.mark.django_db
def test_only_words_changed_makes_no_version() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser, "nasba-group-internet")
    client = rows.client(organiser)
    assert "there is no new version" in rows.text_of(client.post(edit_page(own), WORDS | typed(GI), follow=True))
    again = client.post(edit_page(own), WORDS | typed(GI))
    assert "Nothing is different from the latest version" in rows.text_of(again)
    assert own.versions.count() == 1


@pytest.mark.django_db
def test_two_versions_are_compared() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser, "nasba-group-internet")
    for seconds in (90, 120):
        add_version(own, params=msgspec.structs.replace(GI, gap_tolerance_s=seconds), by=organiser)
    client = rows.client(organiser)
    address = reverse("credits:policy", args=[own.slug])
    text = rows.text_of(client.get(address, {"of": "3", "with": "1"}))
    assert "From version 1 to version 3 Cuts of the line that count as attended: 60 seconds → 120 seconds" in text
    for query in ({"of": "x"}, {"of": "99", "with": "-1"}, {"of": "³"}):
        assert client.get(address, query).status_code == 200


@pytest.mark.django_db
def test_where_a_policy_is_used_names_only_webinars_that_one_may_know() -> None:
    mine, other = factories.organiser(), factories.organiser()
    policy = Policy.objects.get(slug="cpd-60")
    for by, title in ((mine, "Ours"), (other, "Theirs")):
        choose_terms(factories.webinar(state="draft", created_by=by, title_en=title), policy=policy)
    text = rows.text_of(rows.client(mine).get(reverse("credits:policy", args=["cpd-60"])))
    assert "Ours" in text
    assert "Theirs" not in text
    assert "2 webinars" in text
    assert "Theirs" in rows.text_of(rows.client(factories.auditor()).get(reverse("credits:policy", args=["cpd-60"])))


@pytest.mark.django_db
def test_who_may_see_and_who_may_change() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser)
    shared = Policy.objects.get(slug="cpd-60")
    colleague = factories.lecturer(organisation=organiser.organisation)
    for viewer, sees_own, edits_own, sees_shared, edits_shared in (
        (organiser, True, True, True, False),
        (colleague, True, False, True, False),
        (factories.administrator(), True, True, True, True),
        (factories.auditor(), True, False, True, False),
        (factories.organiser(), False, False, True, False),
        (factories.person(), False, False, False, False),
        (factories.person(organisation=organiser.organisation), False, False, False, False),
    ):
        client = rows.client(viewer)
        for policy, sees, edits in ((own, sees_own, edits_own), (shared, sees_shared, edits_shared)):
            assert client.get(reverse("credits:policy", args=[policy.slug])).status_code == (200 if sees else 403)
            may = 200 if edits else 403
            assert client.get(edit_page(policy)).status_code == may
            assert client.post(preview_page(policy), typed(GI)).status_code == may
            if not edits:
                assert client.post(edit_page(policy), WORDS | typed(GI)).status_code == 403
                assert client.post(reverse("credits:policy_offer", args=[policy.slug])).status_code == 403
    assert rows.client().get(edit_page(own)).status_code == 302
    assert rows.client(factories.auditor()).post(reverse("credits:policy_copy", args=[own.slug])).status_code == 403
    assert rows.client(factories.person()).get(reverse("credits:policies")).status_code == 403
    assert rows.client(organiser).get(reverse("credits:policy", args=["no-such"])).status_code == 404
    assert own.versions.count() == 1


@pytest.mark.django_db
def test_an_institutes_own_policy_is_offered_to_its_webinars_alone() -> None:
    organiser = factories.organiser()
    own = own_policy(organiser)
    Policy.objects.filter(pk=own.pk).update(is_offered=True, name_en="Our own rule", name_kk="Our own rule")
    ours = factories.webinar(state="draft", created_by=organiser)
    theirs = factories.webinar(state="draft")
    for webinar, offered in ((ours, True), (theirs, False)):
        text = rows.text_of(rows.client(webinar.created_by).get(reverse("credits:terms", args=[webinar.code])))
        assert ("Our own rule" in text) is offered
    data = {"policy": own.slug, "signer1_position": "director", "signer2_position": "head"}
    rows.client(theirs.created_by).post(reverse("credits:terms", args=[theirs.code]), data)
    assert terms_of(theirs).policy_version.policy.slug == "cpd-60"


@pytest.mark.django_db
def test_the_list_takes_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    organiser = factories.organiser()
    client = rows.client(organiser)
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("credits:policies"))
    for _ in range(3):
        own_policy(organiser)
    with django_assert_max_num_queries(len(few.captured_queries) + 1):
        client.get(reverse("credits:policies"))


@pytest.mark.django_db
def test_where_a_policy_is_used_leads_everyone_where_they_may_go() -> None:
    lecturer, organiser = factories.lecturer(), factories.organiser()
    webinar = rows.ended_webinar(created_by=organiser, lecturers=[lecturer])
    draft = factories.webinar(state="draft", created_by=organiser, lecturers=[])
    choose_terms(draft, policy=rows.offered("cpd-60"))
    address = reverse("credits:policy", args=["cpd-60"])
    colleague = factories.lecturer(organisation=organiser.organisation)
    for viewer, name, codes in (
        (organiser, "credits:terms", {webinar.code, draft.code}),
        (factories.auditor(), "webinars:page", {webinar.code, draft.code}),
        (colleague, "webinars:page", {webinar.code}),
    ):
        client = rows.client(viewer)
        page = client.get(address).content.decode()
        shown = {code for code in (webinar.code, draft.code) if f'"{reverse(name, args=[code])}"' in page}
        assert shown == codes
        assert {client.get(reverse(name, args=[code])).status_code for code in shown} == {200}
