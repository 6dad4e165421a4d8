"""The pages of policies: made, previewed, changed and compared, and who may."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.urls import reverse

from credits.domain.policies import add_version
from credits.domain.terms import choose_terms, terms_of
from credits.models import Policy
from tests import factories
from tests.credits import rows
from tests.credits.test_policies import GI, WORDS, edit_page, own_policy, preview_page, typed


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
