"""Reports as Zoom and Teams write them: the shapes are theirs, the people are made up."""

import io
from collections.abc import Sequence

# ruff: noqa: E501  (lines are as long as they are there)
import openpyxl

ZOOM_WEBINAR = """\
Attendee Report
Report Generated:,"Nov 20, 2024 18:02"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration
Assessment descriptors,812 3456 7890,"Nov 20, 2024 14:55:10",95,4,0,3,4,3,Yes

Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Institute,host@institute.kz,"Nov 20, 2024 14:55:10","Nov 20, 2024 16:30:00",95,No,Kazakhstan,
Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Lecturer,lecturer@institute.kz,"Nov 20, 2024 14:58:00","Nov 20, 2024 16:30:00",92,No,Kazakhstan,
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Gulnur A,Гүлнұр,Әбдірахманова,gulnur@school.kz,"Nov 18, 2024 10:00:00",approved,"Nov 20, 2024 15:00:05","Nov 20, 2024 15:40:00",40,Yes,Kazakhstan
Yes,Gulnur A,Гүлнұр,Әбдірахманова,gulnur@school.kz,"Nov 18, 2024 10:00:00",approved,"Nov 20, 2024 15:42:30","Nov 20, 2024 16:30:00",48,Yes,Kazakhstan
Yes,"Serik, B",Серік,Болатов,serik@school.kz,"Nov 18, 2024 10:00:00",approved,"Nov 20, 2024 15:10:00","Nov 20, 2024 16:29:59",80,Yes,Kazakhstan
No,--,Анна,Ярова,anna@school.kz,"Nov 18, 2024 10:00:00",approved,--,--,--,--,--
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
77012345678,"Nov 20, 2024 15:05:00","Nov 20, 2024 15:20:00",15,Kazakhstan
"""

ZOOM_MEETING = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Assessment descriptors,11/20/2024 02:55:10 PM,11/20/2024 04:30:00 PM,host@institute.kz,95,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room
Gulnur A,gulnur@school.kz,11/20/2024 03:00:05 PM,11/20/2024 03:40:00 PM,40,Yes,,No
Gulnur A,gulnur@school.kz,11/20/2024 02:59:00 PM,11/20/2024 03:00:05 PM,2,Yes,,Yes
"Serik, B",,11/20/2024 03:10:00 PM,11/20/2024 04:29:59 PM,80,Yes,Y,No
"""

ZOOM_MEETING_NEW = """\
Topic,ID,Host name,Host email,Start time,End time,Duration (minutes),Participants
Assessment descriptors,812 3456 7890,Institute,host@institute.kz,11/20/2024 02:55:10 PM,11/20/2024 04:30:00 PM,95,2

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room
Gulnur A,gulnur@school.kz,11/20/2024 03:00:05 PM,11/20/2024 03:40:00 PM,40,Yes,OK,No
"""

ZOOM_UNIQUE = """\
Name (Original Name),User Email,Total Duration (Minutes),Guest
Gulnur A,gulnur@school.kz,88,Yes
"""

TEAMS = """\
1. Summary
Meeting title\tAssessment descriptors
Attended participants\t2
Start time\t11/20/24, 2:55:10 PM
End time\t11/20/24, 4:30:00 PM
Meeting duration\t1h 34m 50s
Average attendance time\t44m 3s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Institute\t11/20/24, 2:55:10 PM\t11/20/24, 4:30:00 PM\t1h 34m 50s\thost@institute.kz\thost@institute.kz\tOrganizer
Gulnur A\t11/20/24, 3:00:05 PM\t11/20/24, 4:30:00 PM\t1h 27m 25s\tgulnur@school.kz\tgulnur@school.kz\tPresenter
Serik B (Guest)\t11/20/24, 3:10:00 PM\t11/20/24, 4:29:59 PM\t1h 19m 59s\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Institute\t11/20/24, 2:55:10 PM\t11/20/24, 4:30:00 PM\t1h 34m 50s\thost@institute.kz\tOrganizer
Gulnur A\t11/20/24, 3:00:05 PM\t11/20/24, 3:40:00 PM\t39m 55s\tgulnur@school.kz\tPresenter
Gulnur A\t11/20/24, 3:42:30 PM\t11/20/24, 4:30:00 PM\t47m 30s\t\tPresenter
Serik B (Guest)\t11/20/24, 3:10:00 PM\t11/20/24, 4:29:59 PM\t1h 19m 59s\t\tAttendee
"""

TEAMS_2021 = """\
Meeting Summary
Total Number of Participants\t2
Meeting Title\tAssessment descriptors
Meeting Start Time\t11/20/2024, 2:55:10 PM
Meeting End Time\t11/20/2024, 4:30:00 PM

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Gulnur A\t11/20/2024, 3:00:05 PM\t11/20/2024, 3:40:00 PM\t39m 55s\tgulnur@school.kz\tPresenter\tgulnur@school.kz
"""

TEAMS_2020 = """\
Full Name\tUser Action\tTimestamp
Gulnur A\tJoined\t11/20/2024, 3:00:05 PM
Serik B\tJoined before\t11/20/2024, 3:10:00 PM
Gulnur A\tLeft\t11/20/2024, 3:40:00 PM
Gulnur A\tJoined\t11/20/2024, 3:42:30 PM
Gulnur A\tLeft\t11/20/2024, 4:30:00 PM
Serik B\tLeft\t11/20/2024, 4:29:59 PM
"""

TEAMS_RUSSIAN = """\
1. Сводка
Название собрания\tДескрипторы
Время начала\t20.11.2024, 14:55:10
Время окончания\t20.11.2024, 16:30:00

2. Участники
Имя\tПервое присоединение\tПоследний выход\tПродолжительность собрания\tЭлектронная почта\tИдентификатор участника (UPN)\tРоль
Гүлнұр Ә\t20.11.2024, 15:00:05\t20.11.2024, 15:40:00\t39 мин 55 с\tgulnur@school.kz\tgulnur@school.kz\tДокладчик

3. Действия на собрании
Имя\tВремя присоединения\tВремя выхода\tПродолжительность\tЭлектронная почта\tРоль
Гүлнұр Ә\t20.11.2024, 15:00:05\t20.11.2024, 15:40:00\t39 мин 55 с\tgulnur@school.kz\tДокладчик
"""


def zoom_meeting(rows: Sequence[str], *, separator: str = ",") -> bytes:
    """A meeting's report with these rows: name, address, joined, left, minutes."""
    heading = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
    return "\r\n".join([heading, *(f"{row},No" for row in rows), ""]).replace(",", separator).encode()


def workbook(text: str, *, separator: str = "\t") -> bytes:
    """The same table in a workbook."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in text.splitlines():
        book.active.append(row.split(separator))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
