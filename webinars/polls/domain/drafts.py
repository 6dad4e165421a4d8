"""What a poll says before it is stored: cleaned and judged in one place, for the page of the set-up and for the studio."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ui.plain_text import clean_text
from webinars.polls.errors import PollInvalid
from webinars.polls.kinds import MAX_OPTION, MAX_OPTIONS, MAX_POLL, SCALES, WITH_OPTIONS, PollKind
from webinars.polls.models import Poll


@dataclass(frozen=True, kw_only=True, slots=True)
class PollDraft:
    """`options`: what can be chosen; of a scale what its ends mean (two, or none)."""

    kind: PollKind
    text: str
    options: Sequence[str] = ()
    scale_max: int = 5
    is_anonymous: bool = False
    can_change: bool = True
    shows_results: bool = True
    is_presence_check: bool = False

    def written_to(self, poll: Poll) -> Poll:
        """Raises PollInvalid. The poll is not saved."""
        poll.kind = self.kind
        poll.text = clean_text(self.text, one_line=True)
        poll.options = self._options()
        poll.scale_max = self.scale_max
        poll.is_anonymous = self.is_anonymous
        poll.can_change = self.can_change
        poll.shows_results = self.shows_results
        poll.is_presence_check = self.is_presence_check
        if not poll.text:
            raise PollInvalid(_("Write what you want to ask."), field="text")
        if len(poll.text) > MAX_POLL:
            raise PollInvalid(_("A poll can ask in 300 characters at most."), field="text")
        if self.scale_max not in SCALES:
            raise PollInvalid(_("A scale goes up to 5 or 10."), field="scale_max")
        return poll

    def _options(self) -> list[str]:
        options = [clean_text(option, one_line=True) for option in self.options]
        if any(len(option) > MAX_OPTION for option in options):
            raise PollInvalid(_("An answer can have 200 characters at most."), field="options")
        if self.kind == PollKind.SCALE:
            ends = [*options, "", ""][:2]
            return ends if any(ends) else []
        if self.kind not in WITH_OPTIONS:
            return []
        options = [option for option in options if option]
        if len(options) < 2:
            raise PollInvalid(_("Write at least two answers to choose from."), field="options")
        if len(options) > MAX_OPTIONS:
            raise PollInvalid(_("There can be 10 answers at most."), field="options")
        if len({option.casefold() for option in options}) < len(options):
            raise PollInvalid(_("Two answers are the same. Change one of them."), field="options")
        return options
