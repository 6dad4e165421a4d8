"""One webinar with all that a room can do, on all sides at once: lecturer, moderator, one participant at a desk, one on a phone.

What counts and what is recorded is looked at in `test_whole_path`; here, that what one does is what the others see.
"""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from attendance.models import CheckNote, CheckPlan
from credits.domain.terms import choose_terms
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_captions import SAID
from tests.browser.test_microphone import about, end_lecture
from tests.browser.test_questions_and_polls import ask, question
from tests.browser.test_room_chat import choose, item, say
from tests.browser.test_slides import SHOWN, shows, the_pointer_is_seen
from tests.browser.test_studio import go_live
from tests.credits import rows
from tests.slides import pdfs
from tests.slides.making import drawn
from webinars.captions.domain.access import name_captioner
from webinars.captions.models import CaptionLine
from webinars.models import ChatMessage, Webinar
from webinars.polls.models import Poll
from webinars.questions.models import Question
from webinars.slides.domain.chapters import PASSED_MS
from webinars.slides.models import Deck
from webinars.stage.models import Ending, Turn

LONG_MS = 30_000
STRIP = ".live-player__captions"
NOTE_CLAPS = """() => {
  window.claps = 0;
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    claps += added.filter((node) => node.matches?.('.reactions__sum[data-kind="clap"]')).length;
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""A sum of reactions is seen for some seconds only."""


@dataclass(frozen=True)
class Stage:
    """Everybody's page. `desk` and `phone` are the participants'."""

    webinar: Webinar
    deck: Deck
    studio: Page
    moderator: Page
    desk: Page
    phone: Page
    at_desk: User
    on_phone: User

    @property
    def audience(self) -> tuple[Page, Page, Page]:
        return self.desk, self.phone, self.moderator

    def turn_to(self, tab: str, *pages: Page) -> None:
        for page in pages:
            page.get_by_role("tab", name=tab).click()


def set_stage(visit: Visit) -> Stage:
    lecturer, moderator = make.lecturer(name="Қасымова Әлия"), make.person(name="Оспанов Ерлан")
    at_desk, on_phone = make.person(name="Сейітқали Дәулет"), make.person(name="Жұмабаева Сәуле")
    webinar = make.webinar(state="draft", lecturers=[lecturer], title_en="Assessment that helps", language="en")
    choose_terms(webinar, policy=rows.offered("nasba-group-internet"))
    Webinar.objects.filter(pk=webinar.pk).update(state="published", published_at=timezone.now())
    webinar.refresh_from_db()
    for person in (at_desk, on_phone, moderator):
        make.registration(webinar, person)
    webinar.moderators.add(moderator)
    name_captioner(webinar, moderator.email, by=lecturer)
    never_by_itself(webinar)
    room = f"/webinars/{webinar.code}/room/"
    with transaction.atomic():
        deck = drawn(webinar, pdfs.slides(3))
    return Stage(
        webinar=webinar,
        deck=deck,
        studio=visit(lecturer, path=f"/webinars/{webinar.code}/studio/"),
        moderator=visit(moderator, path=room),
        desk=visit(at_desk, path=room),
        phone=visit(on_phone, path=room, size=PHONE, has_touch=True),
        at_desk=at_desk,
        on_phone=on_phone,
    )


def never_by_itself(webinar: Webinar) -> None:
    """A plan whose first check comes long after the test."""
    CheckPlan.objects.create(
        webinar=webinar,
        seed="0" * 32,
        content_s=5400,
        launch=1,
        per_s=3000,
        window_s=60,
        edge_s=2400,
        made_at=timezone.now(),
    )


def test_one_whole_webinar(visit: Visit) -> None:
    stage = set_stage(visit)
    they_wait(stage)
    it_begins(stage)
    slides_turn(stage)
    they_chat(stage)
    a_question_is_answered(stage)
    a_poll_is_taken(stage)
    a_hand_gets_the_microphone(stage)
    they_react(stage)
    who_is_here(stage)
    captions_are_read(stage)
    there_is_a_break(stage)
    it_ends_and_can_be_watched_again(stage, stranger=visit(make.person()))


def they_wait(stage: Stage) -> None:
    for page in stage.audience:
        expect(page.locator("[data-line=on]").first).to_be_visible(timeout=LONG_MS)
        expect(page.locator('[data-slate="waiting"]')).to_be_visible()
    expect(stage.studio.locator("presence-roster")).to_contain_text("3 people are here")
    for person in (stage.at_desk, stage.on_phone):
        expect(stage.studio.locator("presence-roster")).to_contain_text(person.name)


def it_begins(stage: Stage) -> None:
    go_live(stage.studio)
    for page in stage.audience:
        expect(page.locator("live-player video")).to_have_js_property("paused", False, timeout=LONG_MS)
        expect(page.locator('[data-slate="waiting"]')).to_be_hidden()
    expect(stage.desk.locator("[data-on-air]")).to_be_visible()  # a phone has no room for it
    expect(stage.studio.locator("[data-watching]")).to_have_text("3", timeout=LONG_MS)


def slides_turn(stage: Stage) -> None:
    desk = stage.studio.locator("slide-desk")
    desk.get_by_role("button", name="Next page").click()
    for page in (stage.desk, stage.phone):
        shows(page, stage.deck, 1)
    stage.studio.wait_for_timeout(PASSED_MS + 1000)  # leafed over it would be no chapter
    desk.get_by_role("button", name="Next page").click()
    for page in (stage.desk, stage.phone):
        shows(page, stage.deck, 2)
    the_pointer_is_seen(stage.studio, stage.desk, stage.phone)


def they_chat(stage: Stage) -> None:
    stage.turn_to("Chat", stage.studio)
    everybody = (*stage.audience, stage.studio)
    say(stage.desk, "Where is the plan?")
    choose(stage.phone, "Where is the plan?", "Reply")
    say(stage.phone, "On the second slide")
    for page in everybody:
        answered = item(page, "On the second slide").locator(".chat__answered")
        expect(answered).to_have_text(stage.at_desk.display_name)
    choose(stage.moderator, "On the second slide", "Pin to the top")
    say(stage.desk, "Something rude")
    choose(stage.moderator, "Something rude", "Remove the message")
    for page in everybody:
        expect(page.locator("room-chat [data-pinned]")).to_contain_text("On the second slide")
        expect(page.locator(".chat__removed")).to_have_count(1)
    for page in (stage.desk, stage.phone):
        expect(item(page, "Something rude")).to_have_count(0)
    assert ChatMessage.objects.filter(webinar=stage.webinar, removed_at=None).count() == 2


def a_question_is_answered(stage: Stage) -> None:
    stage.turn_to("Questions", stage.studio, stage.desk, stage.phone)
    ask(stage.phone, "How many points does it give?")
    wanted = question(stage.desk, "How many points")
    wanted.get_by_role("button", name="I want to know it too").click()
    for page in (stage.studio, stage.phone):
        expect(question(page, "How many points").locator(".vote")).to_contain_text("2")
    asked = question(stage.studio, "How many points")
    asked.get_by_role("button", name="Answer now").click()
    for page in (stage.desk, stage.phone):
        expect(question(page, "How many points")).to_contain_text("being answered")
    asked.get_by_role("button", name="Answered").click()
    for page in (stage.desk, stage.phone):
        expect(page.locator("[data-answered] .count")).to_have_text("1")
    assert Question.objects.get(webinar=stage.webinar).state == "answered"


def a_poll_is_taken(stage: Stage) -> None:
    stage.turn_to("Polls", stage.studio, stage.desk)
    stage.studio.get_by_text("Ask on the spot").click()
    stage.studio.get_by_label("What do you ask?").fill("Is it clear?")
    stage.studio.get_by_label("Answers to choose from").fill("Yes\nNearly")
    stage.studio.get_by_role("button", name="Open for all").click()
    # The one at the desk has the panel open; on the phone another one is, and the notice leads there.
    stage.phone.locator(".toast").get_by_role("button", name="Answer").click()
    for page, answer in ((stage.desk, "Yes"), (stage.phone, "Nearly")):
        page.get_by_label(answer, exact=True).check()
        page.locator("room-polls").get_by_role("button", name="Answer").click()
    for page, place in (
        (stage.desk, "room-polls"),
        (stage.phone, "room-polls"),
        (stage.studio, "studio-polls [data-open]"),
    ):
        expect(page.locator(f"{place} .poll__option b")).to_have_text(["50 %", "50 %"])
        expect(page.locator(f"{place} .poll__option rect").first).to_have_attribute("width", "50%")
    stage.studio.get_by_role("button", name="Close the poll").click()
    for page in (stage.desk, stage.phone):
        expect(page.locator("room-polls .badge")).to_have_text("closed")
    assert Poll.objects.get(webinar=stage.webinar).state == "closed"


def a_hand_gets_the_microphone(stage: Stage) -> None:
    stage.turn_to("Hands", stage.studio, stage.desk, stage.phone)
    stage.phone.get_by_role("button", name="Raise my hand").click()
    expect(stage.phone.locator("room-stage [data-place]")).to_have_text("1")
    about(stage.studio, "Give the microphone", stage.on_phone).click()
    stage.phone.get_by_role("button", name="Speak").click()
    expect(stage.phone.locator("[data-line-state]")).to_contain_text("Everybody hears you", timeout=LONG_MS)
    expect(stage.studio.locator("studio-stage [data-speakers]")).to_contain_text("is heard by everybody")
    expect(stage.desk.locator("room-stage [data-speakers]")).to_contain_text(stage.on_phone.display_name)
    stage.phone.get_by_role("button", name="Give the microphone back").click()
    expect(stage.desk.locator("room-stage")).to_contain_text("Nobody but the lecturer")
    expect(stage.studio.locator("studio-stage [data-speakers] li")).to_have_count(0)
    assert Turn.objects.get().ending == Ending.GIVEN_BACK


def they_react(stage: Stage) -> None:
    for page in (stage.studio, stage.desk):
        page.evaluate(NOTE_CLAPS)
    stage.phone.get_by_role("button", name="Clap").click()
    for page in (stage.studio, stage.desk):
        page.wait_for_function("() => claps === 1")
    stage.desk.get_by_role("button", name="Too fast").click()
    expect(stage.desk.get_by_role("button", name="Too fast")).to_have_attribute("aria-pressed", "true")
    expect(stage.studio.locator("pace-gauge [data-fast] [data-share]")).to_have_text(re.compile(r"^[1-9]\d* %$"))
    expect(stage.phone.locator("pace-gauge")).to_have_count(0)


def who_is_here(stage: Stage) -> None:
    stage.turn_to("People", stage.studio)
    stage.studio.get_by_role("button", name="Check who is here").click()
    stage.phone.get_by_role("button", name="Yes, I am here").tap()
    expect(stage.desk.get_by_role("alertdialog", name="Are you still here?")).to_be_visible()
    stage.desk.locator("h1").click()
    stage.desk.keyboard.press("Enter")
    for page in (stage.phone, stage.desk):
        expect(page.locator("presence-check [data-done]")).to_be_visible()
    expect(stage.studio.locator("launch-check [data-counts]")).to_contain_text("Answered: 2.")
    answered = CheckNote.objects.filter(kind="answered").values_list("person", flat=True)
    assert set(answered) == {stage.at_desk.pk, stage.on_phone.pk}


def captions_are_read(stage: Stage) -> None:
    captioning = stage.moderator.context.new_page()
    captioning.goto(f"/webinars/{stage.webinar.code}/captions/")
    captioning.wait_for_function("() => document.querySelector('live-player').isPlaying")
    words = captioning.get_by_role("textbox", name="What is said")
    words.press_sequentially("Good morning")
    words.press("Enter")
    for page in (stage.desk, stage.phone):
        page.get_by_role("button", name="Captions").click()
    expect(words).to_have_value("")
    words.fill(SAID)
    words.press("Enter")
    for page in (stage.desk, stage.phone):
        expect(page.locator(STRIP)).to_contain_text(SAID)
    captioning.close()
    assert list(CaptionLine.objects.order_by("pk").values_list("text", flat=True)) == ["Good morning", SAID]


def there_is_a_break(stage: Stage) -> None:
    stage.studio.locator("[data-pause-toggle]").click()
    for page in stage.audience:
        expect(page.locator('[data-slate="break"]')).to_be_visible()
    stage.studio.locator("[data-pause-toggle]").click()
    for page in stage.audience:
        expect(page.locator('[data-slate="break"]')).to_be_hidden()
        page.wait_for_function("() => document.querySelector('live-player').isPlaying", timeout=LONG_MS)
    stage.webinar.refresh_from_db()
    assert stage.webinar.breaks.count() == 1
    stage.studio.locator("slide-desk").get_by_role("button", name="Next page").click()
    for page in (stage.desk, stage.phone):
        shows(page, stage.deck, 3)


def it_ends_and_can_be_watched_again(stage: Stage, *, stranger: Page) -> None:
    end_lecture(stage.studio, stage.webinar)
    for page in stage.audience:
        expect(page.locator('[data-slate="ended"]')).to_be_visible(timeout=LONG_MS)
        expect(page.locator(SHOWN)).to_be_hidden()
    replay = f"/webinars/{stage.webinar.code}/replay/"
    for page in (stage.desk, stage.phone):
        page.goto(replay)
        chapters = page.locator("[data-chapter-ms]")
        expect(chapters).to_have_text([re.compile(rf"Бағалау {number}$") for number in (1, 2, 3)])
        chapters.last.click()
        page.wait_for_function(
            f"""() => {{ const video = document.querySelector("replay-player video");
                return video.videoWidth > 0 && video.currentTime * 1000 > {chapters.last.get_attribute("data-chapter-ms")}; }}"""
        )
        expect(page.locator("replay-slides .slide-picture__image")).to_have_attribute(
            "data-leaf", f"{stage.deck.code}/3"
        )
        expect(page.locator("replay-player video track")).to_have_count(1)
    for path in (replay, f"/webinars/{stage.webinar.code}/room/"):
        stranger.goto(path)
        expect(stranger).not_to_have_url(re.compile(rf"{path}$"))
