"""What the columns of these reports are called. By what the products write, in the languages they write it in."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NAMES: dict[str, frozenset[str]] = {
    "name": frozenset(
        {"name", "user name", "username", "full name", "participant", "participant name", "display name"}
        | {"имя", "имя пользователя", "полное имя", "фио", "участник", "имя участника", "отображаемое имя"}
        | {"аты", "аты-жөні", "толық аты", "толық аты-жөні", "пайдаланушы аты", "қатысушы", "қатысушының аты"}
    ),
    "first_name": frozenset({"first name", "given name", "есімі"}),
    "last_name": frozenset({"last name", "surname", "family name", "фамилия", "тегі"}),
    "email": frozenset(
        {"email", "e-mail", "user email", "user e-mail", "email address", "e-mail address", "attendee email"}
        | {"электронная почта", "эл. почта", "адрес электронной почты", "электронная почта пользователя", "почта"}
        | {"электрондық пошта", "эл. пошта", "электрондық пошта мекенжайы", "электрондық пошта мекен-жайы"}
    ),
    "upn": frozenset({"participant id", "upn", "идентификатор участника", "ид участника", "қатысушы идентификаторы"}),
    "join": frozenset(
        {"join time", "join", "joined", "joined at", "join date", "time joined", "join date time"}
        | {"время входа", "время подключения", "время присоединения", "присоединение", "вход"}
        | {"қосылу уақыты", "кіру уақыты", "қосылған уақыты", "кірген уақыты"}
    ),
    "leave": frozenset(
        {"leave time", "leave", "left", "left at", "leave date", "time left", "leave date time"}
        | {"время выхода", "время отключения", "время ухода", "выход"}
        | {"шығу уақыты", "шыққан уақыты", "кету уақыты"}
    ),
    "first_join": frozenset(
        {"first join", "first join time", "первое присоединение", "первый вход", "время первого присоединения"}
        | {"первое подключение", "бірінші қосылу", "алғашқы қосылу"}
    ),
    "last_leave": frozenset(
        {"last leave", "last leave time", "последний выход", "последний уход", "время последнего выхода"}
        | {"последнее отключение", "соңғы шығу"}
    ),
    "length": frozenset(
        {"duration", "time in session", "total duration", "in-meeting duration", "attendance duration"}
        | {"total time in session", "in-webinar duration", "time in meeting"}
        | {"продолжительность", "длительность", "общая продолжительность", "время в сеансе", "время на сеансе"}
        | {"продолжительность собрания", "продолжительность участия", "продолжительность в собрании"}
        | {"продолжительность пребывания на собрании", "длительность присутствия на собрании"}
        | {"ұзақтығы", "жалпы ұзақтығы", "сеанстағы уақыт", "жиналыстағы ұзақтығы"}
    ),
    "guest": frozenset({"guest", "is guest", "гость", "қонақ"}),
    "waiting": frozenset({"in waiting room", "waiting room", "в зале ожидания", "күту бөлмесінде"}),
    "attended": frozenset({"attended", "присутствовал", "посетил", "участвовал", "присутствие", "қатысты"}),
    "role": frozenset({"role", "роль", "рөлі", "рөл"}),
    "action": frozenset({"user action", "action", "действие пользователя", "действие", "пайдаланушы әрекеті"}),
    "moment": frozenset({"timestamp", "time stamp", "метка времени", "отметка времени", "уақыт белгісі"}),
    # Of the meeting itself.
    "topic": frozenset(
        {"topic", "meeting topic", "webinar topic", "meeting title", "webinar title", "event title", "title"}
        | {"тема", "название собрания", "тема собрания", "тақырып", "тақырыбы", "жиналыс тақырыбы"}
    ),
    "meeting": frozenset(
        {"meeting id", "webinar id", "event id", "id", "идентификатор", "идентификатор собрания"}
        | {"идентификатор конференции", "идентификатор вебинара", "жиналыс идентификаторы"}
    ),
    "start": frozenset(
        {"start time", "actual start time", "meeting start time", "webinar start time", "event start time"}
        | {"время начала", "фактическое время начала", "время начала собрания", "басталу уақыты"}
    ),
    "end": frozenset(
        {"end time", "meeting end time", "webinar end time", "event end time"}
        | {"время окончания", "время окончания собрания", "аяқталу уақыты"}
    ),
    "whole_length": frozenset(
        {"actual duration", "meeting duration", "event duration", "webinar duration", "фактическая продолжительность"}
    ),
}
OF_MEETING = frozenset({"topic", "meeting", "start", "end", "whole_length"})
_BY_TEXT = {text: key for key, texts in NAMES.items() for text in texts}


@lru_cache(maxsize=4096)
def column_of(text: str) -> str | None:
    """ "Name (Original Name)" and "NAME" -> "name"; None for what we have no use for."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("_", " ")
    plain = " ".join(re.sub(r"\([^)]*\)", " ", plain).split()).strip(" :#*")
    return _BY_TEXT.get(plain)


def columns_of(row: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; of two with one meaning the first."""
    found: dict[str, int] = {}
    for place, text in enumerate(row):
        key = column_of(text) if text else None
        if key is not None:
            found.setdefault(key, place)
    if "last_name" in found and "first_name" not in found and "name" in found:
        found["first_name"] = found.pop("name")  # Имя, Фамилия
    return found


def is_heading(row: Sequence[str]) -> bool:
    """Of a table of people, with or without times."""
    found = columns_of(row).keys()
    says_who = bool(found & {"name", "last_name", "email"})
    if says_who and found & {"join", "leave", "first_join", "moment"}:
        return True
    return says_who and "length" in found and len(found & OF_MEETING) < 2  # else the meeting itself, and its host


def in_minutes(heading: str) -> bool:
    """Whether a length without a unit is in minutes: all of them are, unless the heading says seconds."""
    return not re.search(r"\b(sec|сек|seconds?)\b", heading.casefold())
