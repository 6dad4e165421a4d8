"""Taking a word or a text out of what is shown. It stays stored, with who hid it."""

from django.db import transaction

from accounts.models import User
from webinars.models import Webinar
from webinars.polls.domain.running import locked_poll
from webinars.polls.domain.telling import tell_hidden
from webinars.polls.domain.words import normalised
from webinars.polls.errors import NoSuchAnswer
from webinars.polls.models import Poll, PollVote


def hide_text(webinar: Webinar, code: str, *, vote_id: int, by: User) -> Poll:
    """Hidden already: nothing happens. Raises NoSuchAnswer."""
    with transaction.atomic():
        poll = locked_poll(webinar, code)
        vote = PollVote.objects.filter(pk=vote_id, poll=poll).exclude(text="").first()
        if vote is None:
            raise NoSuchAnswer
        if PollVote.objects.filter(pk=vote.pk, is_hidden=False).update(is_hidden=True, hidden_by=by):
            tell_hidden(poll, by=by)
    return poll


def hide_word(webinar: Webinar, code: str, *, word: str, by: User) -> Poll:
    """Also when it is said again. Hidden already: nothing happens. Raises NoSuchAnswer."""
    with transaction.atomic():
        poll = locked_poll(webinar, code)
        word = normalised(word)
        if not word or not PollVote.objects.filter(poll=poll, words__contains=[word]).exists():
            raise NoSuchAnswer
        if word not in poll.hidden_words:
            poll.hidden_words = [*poll.hidden_words, word]
            poll.save(update_fields=["hidden_words"])
            tell_hidden(poll, by=by)
    return poll
