from webinars.polls.models.poll import Poll, PollState
from webinars.polls.models.vote import PollVote

__all__ = ["Poll", "PollState", "PollVote"]
