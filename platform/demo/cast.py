"""Who plays in the demo. Plain data without Django, so that the start of the local stack can print it too.

All are invented. Their addresses end in .example, where no letter is ever delivered.
"""

from dataclasses import dataclass

DOMAIN = "daris.example"


@dataclass(frozen=True)
class Face:
    """A demo person whom one can be with one click. `role` is the value of accounts.roles.Role."""

    login: str
    role: str
    name: str
    name_latin: str
    position: str = ""

    @property
    def email(self) -> str:
        return f"{self.login}@{DOMAIN}"


LECTURER = Face("aigul", "lecturer", "Сейітқали Айгүл Бақытқызы", "Seitkali Aigul", "аға оқытушы")
PARTICIPANT = Face(
    "gulnur", "participant", "Әбдірахманова Гүлнұр Серікқызы", "Abdirakhmanova Gulnur", "математика мұғалімі"
)
PARTICIPANT_2 = Face("asan", "participant", "Үсенов Асан Маратұлы", "Usenov Asan", "информатика мұғалімі")
ORGANISER = Face("saule", "organiser", "Мұхтарова Сәуле Әлібекқызы", "Mukhtarova Saule", "әдіскер")
ADMINISTRATOR = Face("maghzhan", "administrator", "Дүйсенбаев Мағжан Ерланұлы", "Duisenbayev Maghzhan", "әкімші")
AUDITOR = Face("ulzhan", "auditor", "Әміреева Ұлжан Ғаниқызы", "Amireyeva Ulzhan", "аудитор")
LECTURER_2 = Face("rabiga", "lecturer", "Төлеубаева Рәбиға Қанатқызы", "Toleubayeva Rabiga", "оқытушы")
LECTURER_3 = Face("oleg", "lecturer", "Литвиненко Олег Андреевич", "Litvinenko Oleg", "преподаватель")

FACES = (LECTURER, PARTICIPANT, PARTICIPANT_2, ORGANISER, ADMINISTRATOR, AUDITOR)
"""Those with a button on the sign-in page, in its order."""
LECTURERS = (LECTURER, LECTURER_2, LECTURER_3)

SURNAMES = (
    ("Ахметов", "Ахметова", "Akhmetov"),
    ("Оспанов", "Оспанова", "Ospanov"),
    ("Жұмабеков", "Жұмабекова", "Zhumabekov"),
    ("Қасымов", "Қасымова", "Kassymov"),
    ("Нұрланов", "Нұрланова", "Nurlanov"),
    ("Сәдуақасов", "Сәдуақасова", "Saduakassov"),
    ("Тұрсынов", "Тұрсынова", "Tursynov"),
    ("Ғаббасов", "Ғаббасова", "Gabbassov"),
    ("Еспенбетов", "Еспенбетова", "Yespenbetov"),
    ("Мырзахметов", "Мырзахметова", "Myrzakhmetov"),
    ("Бекмұратов", "Бекмұратова", "Bekmuratov"),
    ("Жақсылықов", "Жақсылықова", "Zhaksylykov"),
    ("Ибраев", "Ибраева", "Ibrayev"),
    ("Әлімжанов", "Әлімжанова", "Alimzhanov"),
    ("Смағұлов", "Смағұлова", "Smagulov"),
)
WOMEN = (
    ("Ақерке", "Akerke"),
    ("Балжан", "Balzhan"),
    ("Гүлмира", "Gulmira"),
    ("Динара", "Dinara"),
    ("Жанар", "Zhanar"),
    ("Зәуре", "Zaure"),
    ("Қарлығаш", "Karlygash"),
    ("Ләззат", "Lazzat"),
    ("Мөлдір", "Moldir"),
    ("Назгүл", "Nazgul"),
    ("Өміргүл", "Omirgul"),
    ("Перизат", "Perizat"),
    ("Сымбат", "Symbat"),
    ("Тоғжан", "Togzhan"),
    ("Шынар", "Shynar"),
)
MEN = (
    ("Арман", "Arman"),
    ("Бауыржан", "Bauyrzhan"),
    ("Дәурен", "Dauren"),
    ("Ерлан", "Yerlan"),
    ("Қайрат", "Kairat"),
    ("Нұрбек", "Nurbek"),
    ("Олжас", "Olzhas"),
    ("Темірлан", "Temirlan"),
)
FATHERS = ("Болат", "Ғалым", "Ерік", "Жомарт", "Қуаныш", "Мұрат", "Нұрлан", "Рахым", "Сәкен", "Тілек", "Хамит")
SUBJECTS = (
    "қазақ тілі мен әдебиеті мұғалімі",
    "математика мұғалімі",
    "физика мұғалімі",
    "биология мұғалімі",
    "тарих мұғалімі",
    "ағылшын тілі мұғалімі",
    "бастауыш сынып мұғалімі",
)


def crowd(size: int) -> list[Face]:
    """`size` more participants, always the same: four women of five, as in the country's schools."""
    faces = []
    for number in range(size):
        man = number % 5 == 4
        surname = SURNAMES[number % len(SURNAMES)]
        given = (MEN if man else WOMEN)[(number * 7) % len(MEN if man else WOMEN)]
        father = FATHERS[(number * 3) % len(FATHERS)] + ("ұлы" if man else "қызы")
        name = f"{surname[0] if man else surname[1]} {given[0]} {father}"
        latin = f"{surname[2]}{'' if man else 'a'} {given[1]}"
        faces.append(Face(f"teacher{number + 1}", "participant", name, latin, SUBJECTS[number % len(SUBJECTS)]))
    return faces
