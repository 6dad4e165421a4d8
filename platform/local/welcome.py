"""What `make run` says when everything is up."""

from demo.cast import FACES

LINES = """
  Daris is up:  {url}

  Sign in with one click at {url}/accounts/login/ as one of the demo people:
{people}

  What to try first:
    1. As the lecturer: My webinars -> the webinar that starts now -> Go live.
    2. In a private window, as the participant: open that webinar and enter the room.
    3. End the lecture. The participant gets the replay, the quiz and the hours; the lecturer the report.

  Mail (codes, invitations, reminders) is shown at {url}/mail/
  Ctrl-C stops everything. Data stays in var/.
"""


def welcome(url: str) -> str:
    width = max(len(face.role) for face in FACES)
    people = "\n".join(f"    {face.role:<{width}}  {face.name_latin}  ({face.email})" for face in FACES)
    return LINES.format(url=url, people=people)
