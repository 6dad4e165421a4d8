"""The studio's line to its room, without which questions, chat and people stand still while the lecture goes on."""

from playwright.sync_api import Page, WebSocketRoute, expect

from tests import factories as make
from tests.browser.conftest import Visit


class RoomLine:
    """The page's sockets to `/ws/room/`, passed on to the server unless it is away."""

    def __init__(self, page: Page) -> None:
        self.is_away = False
        self.sockets: list[WebSocketRoute] = []
        page.route_web_socket("**/ws/room/**", self._open)

    def close(self, code: int) -> None:
        self.sockets[-1].close(code=code)

    def _open(self, socket: WebSocketRoute) -> None:
        if self.is_away:
            socket.close(code=1013)
        else:
            socket.connect_to_server()
            self.sockets.append(socket)


def test_a_lecturer_on_air_learns_that_the_room_is_away_and_when_it_will_not_come_back(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer)
    line = RoomLine(studio)
    studio.goto(f"/webinars/{webinar.code}/studio/")
    studio.locator("[data-go]").click()
    expect(studio.locator("[data-line-text]")).to_have_text("good")
    away, closed = studio.get_by_text("Reconnecting"), studio.locator("[data-room-closed]")
    expect(away).to_be_hidden()

    line.is_away = True
    line.close(1012)
    expect(away).to_be_visible()
    line.is_away = False
    expect(away).to_be_hidden()

    line.close(4400)
    expect(closed).to_contain_text("The server did not understand this page. Reload it to go on.")
    expect(away).to_be_hidden()
    # The lecture goes on meanwhile, and what is said about it does not take this away.
    expect(studio.locator("[data-line-text]")).to_have_text("good")
    studio.get_by_role("button", name="Change camera or microphone").click()
    studio.get_by_label("Microphone", exact=True).select_option(index=1)
    expect(closed).to_be_visible()
    studio.on("dialog", lambda dialog: dialog.accept())  # whether it may be left
    closed.get_by_role("button", name="Reload the page").click()
    expect(closed).to_be_hidden()
    expect(studio.locator("[data-line-text]")).to_have_text("good")
    expect(studio.locator("[data-clock]")).not_to_have_text("0:00")


def test_a_lecturer_who_is_taken_off_before_the_lecture_is_told_so_at_once(visit: Visit) -> None:
    dana, arman = make.lecturer(), make.lecturer(name="Арман Оспан")
    webinar = make.webinar(lecturers=[dana, arman], created_by=dana)
    studio = visit(arman, path=f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-go]")).to_be_enabled()
    plan = visit(dana, path=f"/webinars/{webinar.code}/edit/")
    plan.get_by_label("Арман Оспан").uncheck()
    plan.get_by_role("button", name="Save").first.click()
    expect(studio.locator("[data-room-closed]")).to_contain_text(
        "You may not broadcast this lecture. Ask the organiser."
    )
