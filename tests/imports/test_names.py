"""Names of one person in several scripts and spellings, and of two."""

import pytest

from attendance.imports.domain.names import may_be_one, name_parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Әбдірахманова Гүлнұр", "Abdirakhmanova Gulnur"),
        ("Әбдірахманова Гүлнұр Сейітқалиқызы", "Гульнур Абдирахманова"),
        ("Сейітқали Айгүл", "Aigul Seitkali"),
        ("Сейітқали Айгүл", "AYGUL SEYITQALI"),
        ("Сейітқали Айгүл", "Сейткали Айгуль"),
        ("Жұмабаев Қуаныш", "Zhumabayev Kuanysh"),
        ("Жұмабаев Қуаныш", "Jūmabaev Quanyş"),
        ("Щербакова Юлия", "Shcherbakova Yuliya"),
        ("Иванова Мария Петровна", "Maria Ivanova"),
        ("Шәріпов Ғалым", "Sharipov Galym"),
        ("Гүлнұр Ә. Әбдірахманова", "Gulnur Abdirakhmanova (Lyceum 48)"),
        ("Ахметова Айжан", "Ahmetova Aizhan"),
    ],
)
def test_these_may_be_one_person(one, other):
    assert may_be_one(name_parts(one), name_parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сейітқали Айгүл", "Сейітқали Гүлнұр"),
        ("Сейітқали Айгүл", "Айгүл"),
        ("iPhone Айгүл", "Айгүл Гость"),
        ("", ""),
        ("77012345678", "77012345678"),
        ("Иванова Мария Петровна", "Иванова Мария Сергеевна"),
    ],
)
def test_these_may_not(one, other):
    assert not may_be_one(name_parts(one), name_parts(other))
