"""What was written in the chat of a lecture that is over, for the picture of what moderators did there."""

from datetime import timedelta

from webinars.models import ChatMessage, Registration, Webinar

SAID = (
    (1, "Сәлеметсіздер ме! Катонқарағайдан қосылып отырмын."),
    (3, "Добрый день! Слайды потом можно будет скачать?"),
    (12, "Дескрипторды оқушының өзі құрастырса бола ма?"),
    (14, "Курсы, категория, аттестация: пишите в личку, сделаем за день"),
    (21, "Біз 7-сыныпта байқап көрдік, жұппен жұмыс істегені тиімді болды."),
    (38, "Спасибо, пример с таблицей заберу на урок."),
)
REMOVED = 3


def chat_was_held(webinar: Webinar) -> None:
    """Doing it again finds what is there."""
    if webinar.chat_messages.exists():
        return
    people = [each.person for each in Registration.objects.confirmed().filter(webinar=webinar).order_by("pk")[:5]]
    for number, (minute, text) in enumerate(SAID):
        at = (webinar.started_at or webinar.starts_at) + timedelta(minutes=minute)
        removed = {"removed_at": at + timedelta(seconds=40), "removed_by": webinar.lecturers.first()}
        ChatMessage.objects.create(
            webinar=webinar,
            person=people[number % len(people)],
            text=text,
            nonce=str(number),
            at=at,
            **(removed if number == REMOVED else {}),
        )
