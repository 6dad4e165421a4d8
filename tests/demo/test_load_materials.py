"""Slides, materials, feedback and recommendations of the demo: real files, answers of many, loaded once."""

import pytest

from demo.feedback import load_feedback
from demo.materials import load_materials
from demo.recommendations import load_recommendations
from demo.slides import load_slides
from demo.tasks import make_slides
from demo.world import World
from media.store import default_store
from tests.demo.test_load_demo import load
from tests.jobs import RunJobs
from webinars.feedback.domain.giving import has_given
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.domain.results import results_of
from webinars.feedback.models import Response
from webinars.materials.models import Material
from webinars.recommendations.domain.summary import summary_of
from webinars.recommendations.models import Recommendation, Support
from webinars.slides.domain.chapters import chapters_of
from webinars.slides.models import Deck, DeckState

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return load()


def test_materials_are_real_files_and_links(world: World) -> None:
    load_materials(world)
    load_materials(world)
    found = list(Material.objects.filter(webinar=world.starts_now))
    assert [(each.kind, each.moment) for each in found] == [
        ("file", "before"),
        ("link", "before"),
        ("file", "during"),
        ("file", "after"),
    ]
    assert default_store().get(found[0].file_key).startswith(b"%PDF-")
    assert found[0].file_name == "Бақылау парағы.pdf"


def test_many_said_how_it_was_and_one_has_not_yet(world: World) -> None:
    load_feedback(world)
    before = Response.objects.count()
    load_feedback(world)
    assert Response.objects.count() == before
    for webinar in world.past:
        form = form_of(webinar)
        results = results_of(form)
        assert results.people >= 10
        assert results.statements[0].mean is not None
        assert results.statements[-1].texts
        assert not has_given(form, world.people["asan"])


def test_people_recommend_and_support_each_other(world: World) -> None:
    load_recommendations(world)
    before = Recommendation.objects.count(), Support.objects.count()
    load_recommendations(world)
    assert (Recommendation.objects.count(), Support.objects.count()) == before
    summary = summary_of(world.webinars["pisa"])
    assert summary.whole.by_kind == [2, 2, 2, 1]
    assert summary.whole.supports > 10
    assert [each.whole.count for each in summary.nodes] == [4, 3]
    assert len([each for each in summary.regions if each.region]) > 1


def test_slides_are_drawn_and_become_chapters(world: World, run_jobs: RunJobs) -> None:
    load_slides(world)
    run_jobs(name="demo.make_slides")
    assert set(Deck.objects.values_list("state", flat=True)) == {DeckState.READY}
    assert world.starts_now.decks.get().furthest_page == 0
    webinar = world.webinars["pisa"]
    deck = webinar.decks.get()
    chapters = chapters_of(webinar)
    assert [chapter.page for chapter in chapters] == list(range(1, deck.page_count + 1))
    assert chapters[1].title == "PISA нені өлшейді?"
    assert "Білімді емес" in deck.pages.get(number=2).text
    make_slides(webinar_id=webinar.pk, key="pisa")
    assert webinar.decks.count() == 1
