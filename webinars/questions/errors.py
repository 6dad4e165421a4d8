"""What can go wrong with a question; each says what a person can do."""

from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError


class NoSuchQuestion(WebinarError):
    message = _("This question is no longer here.")


class EmptyQuestion(WebinarError):
    message = _("Write your question first.")


class QuestionTooLong(WebinarError):
    message = _("A question can have 500 characters at most. Shorten it and send it again.")


class EmptyAnswer(WebinarError):
    message = _("Write the answer first.")


class AnswerTooLong(WebinarError):
    message = _("An answer can have 4,000 characters at most. Shorten it and save it again.")


class RoomIsClosed(WebinarError):
    message = _("Questions can be asked and supported while the room is open.")


class QuestionsAreOff(WebinarError):
    message = _("Questions are not taken in this lecture.")


class MutedQuestioner(WebinarError):
    message = _("A moderator has muted you, so you cannot ask here. You can support the questions of others.")


class NameIsNeeded(WebinarError):
    message = _("Questions are asked with a name in this lecture. Take the mark off and send it again.")


class TooManyQuestions(WebinarError):
    message = _("You already have 10 open questions. Wait until some are answered, or take one back.")


class OwnQuestion(WebinarError):
    message = _("You asked this question, so your vote is in it. You can take the whole question back.")


class CannotVote(WebinarError):
    message = _("This question can no longer be supported.")


class QuestionHasChanged(WebinarError):
    message = _("Somebody else changed this question meanwhile. Look at it once more.")


class CannotMerge(WebinarError):
    message = _("Choose another question of this lecture to merge it with.")
