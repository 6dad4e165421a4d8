"""What an import would do, before anything is saved."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from attendance.domain.attended import AttendanceRules, attended_time
from attendance.domain.evidence import to_ms
from attendance.domain.seal import head_of
from attendance.domain.webinar_rules import rules_of
from attendance.imports.domain.answers import NEW, SKIP, Answers
from attendance.imports.domain.interpret import Participant, Presence, Reading, interpret, needs_zone, possible_orders
from attendance.imports.domain.match import Found, Match, accounts_of, match_people
from attendance.imports.errors import ContradictingDates
from attendance.imports.models import ImportDraft, ImportedSpan, MatchedBy, MeetingImport
from attendance.imports.reading.moments import DateOrder
from attendance.imports.reading.report import Report
from webinars.domain.elsewhere import was_held_elsewhere
from webinars.models import Registration, Webinar

FAR_FROM_PLAN = timedelta(minutes=30)


@dataclass(slots=True)
class Line:
    """One participant of the file, and what becomes of them. `choice`: "skip", "new", a person's id, "" while it is open.

    `attended_s` is what the file alone gives by the rules of the webinar; None while its times are not known.
    `is_own`: it would be the attendance of who imports it.
    """

    match: Match
    choice: str
    person: User | None
    attended_s: int | None = None
    has_place: bool = False
    is_team: bool = False
    is_own: bool = False

    @property
    def participant(self) -> Participant:
        return self.match.participant

    @property
    def is_open(self) -> bool:
        return not self.choice

    @property
    def is_new(self) -> bool:
        return self.choice == NEW

    @property
    def is_left_out(self) -> bool:
        return self.choice == SKIP

    @property
    def matched_by(self) -> MatchedBy:
        if self.match.person is not None and self.match.person == self.person:
            return MatchedBy.EMAIL if self.match.found is Found.BY_EMAIL else MatchedBy.BEFORE
        return MatchedBy.NEW if self.is_new else MatchedBy.PERSON


@dataclass(slots=True)
class Preview:
    """`orders`: two when a person must say in which order the dates are. `is_fixed`: when the lecture was stands already:
    Daris held it itself, or the times of an earlier import are sealed.
    """

    report: Report
    answers: Answers
    orders: list[DateOrder]
    zone: ZoneInfo
    asks_zone: bool
    is_fixed: bool
    lines: list[Line] = field(default_factory=list)
    reading: Reading | None = None
    start: datetime | None = None
    end: datetime | None = None
    added: int = 0
    known: int = 0
    missing: int = 0
    earlier: MeetingImport | None = None

    @property
    def asks_order(self) -> bool:
        return len(self.orders) > 1 and self.answers.date_order is None

    @property
    def open_lines(self) -> list[Line]:
        return [line for line in self.lines if line.is_open]

    @property
    def is_ready(self) -> bool:
        return self.reading is not None and self.start is not None and self.end is not None and not self.open_lines

    @property
    def order(self) -> DateOrder | None:
        return self.answers.date_order or (self.orders[0] if len(self.orders) == 1 else None)


def preview_import(draft: ImportDraft, report: Report, answers: Answers, *, by: User) -> Preview:
    """Raises ContradictingDates. Saves nothing. In a fixed number of queries.

    Lines of who brought the file and of who looks at it (`by`) are left out: a file is easily made up.
    """
    webinar = draft.webinar
    orders = possible_orders(report)
    if not orders:
        raise ContradictingDates
    preview = Preview(
        report=report,
        answers=answers,
        orders=orders,
        zone=answers.clock(draft.by.time_zone),
        asks_zone=needs_zone(report),
        is_fixed=webinar.started_at is not None and (not was_held_elsewhere(webinar) or bool(head_of(webinar))),
        earlier=MeetingImport.objects.filter(webinar=webinar, sha256=draft.sha256).select_related("by").first(),
    )
    if preview.order is None or preview.order not in orders:
        answers.order = ""
        if len(orders) > 1:
            return preview
    order = preview.order or orders[0]
    preview.reading = interpret(report, order=order, zone=preview.zone)
    _set_window(preview, webinar)
    own = {draft.by_id, by.pk}
    _set_lines(preview, webinar, own=own)
    _count(preview, webinar, own=own)
    return preview


def is_far_from_plan(preview: Preview, webinar: Webinar) -> bool:
    """The file begins at another time than the webinar was planned for: the zone may be wrong."""
    return preview.start is not None and abs(preview.start - webinar.starts_at) > FAR_FROM_PLAN


def presences_of(preview: Preview) -> list[tuple[Line, Presence]]:
    """Of those who become somebody."""
    return [(line, one) for line in preview.lines if line.person or line.is_new for one in line.participant.presences]


def _set_window(preview: Preview, webinar: Webinar) -> None:
    assert preview.reading is not None
    if preview.is_fixed:
        preview.start, preview.end = webinar.started_at, webinar.ended_at or timezone.now()
        return
    start, end = preview.answers.window(preview.zone)
    preview.start = start or webinar.started_at or preview.reading.start
    preview.end = end or webinar.ended_at or preview.reading.end


def _set_lines(preview: Preview, webinar: Webinar, *, own: set[int]) -> None:
    assert preview.reading is not None
    answers, rules = preview.answers, rules_of(webinar)
    matches = match_people(webinar, preview.reading.participants)
    chosen = {int(choice) for choice in answers.people.values() if choice.isdecimal()}
    people = {person.pk: person for person in User.objects.filter(pk__in=chosen).select_related("organisation__region")}
    placed = set(Registration.objects.confirmed().filter(webinar=webinar).values_list("person_id", flat=True))
    team = {lecturer.pk for lecturer in webinar.lecturers.all()} | {webinar.created_by_id}
    for match in matches:
        choice = answers.people.get(match.participant.key, "")
        if choice.isdecimal() and int(choice) not in people:
            choice = ""
        line = Line(match, choice or _by_itself(match, answers, placed, team), None)
        if line.choice.isdecimal():
            line.person = people.get(int(line.choice)) or match.person
        if line.is_new and not match.participant.email:
            line.choice = ""
        becomes = match.person if line.is_new else line.person
        if becomes is not None and becomes.pk in own:
            line.choice, line.person, line.is_own = SKIP, None, True
        line.has_place = line.person is not None and line.person.pk in placed
        line.is_team = match.person is not None and match.person.pk in team
        line.attended_s = _attended(preview, line, rules)
        preview.lines.append(line)


def _by_itself(match: Match, answers: Answers, placed: set[int], team: set[int]) -> str:
    """What needs no decision: who is known by address. The team does not attend its own lecture, unless it has a place."""
    if match.person is not None:
        is_team_only = match.person.pk in team and match.person.pk not in placed
        return SKIP if is_team_only else str(match.person.pk)
    if match.found is Found.UNKNOWN and answers.others == NEW and match.participant.email:
        return NEW
    return SKIP if match.found is Found.UNKNOWN and answers.others else ""


def _attended(preview: Preview, line: Line, rules: AttendanceRules) -> int | None:
    if preview.start is None or preview.end is None or preview.end <= preview.start:
        return None
    spans = [(to_ms(one.started_at), to_ms(one.ended_at)) for one in line.participant.presences]
    window = (to_ms(preview.start), to_ms(preview.end))
    return attended_time(spans, windows=[window], played=spans, rules=rules).attended_s


def _count(preview: Preview, webinar: Webinar, *, own: set[int]) -> None:
    """What is new, what was there, and what earlier imports had that this file has no longer. Of others than oneself."""
    others = ImportedSpan.objects.filter(webinar=webinar).exclude(person__in=own)
    rows = others.values_list("person_id", "started_at", "ended_at")
    there = set(rows)
    wanted = {
        (line.person.pk if line.person else line.participant.key, one.started_at, one.ended_at)
        for line, one in presences_of(preview)
    }
    preview.added, preview.known = len(wanted - there), len(wanted & there)
    preview.missing = len(there - wanted)


def people_by_email(emails: list[str]) -> dict[str, User]:
    return accounts_of(emails)
