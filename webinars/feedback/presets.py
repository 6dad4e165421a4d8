"""What a form asks until its organiser changes it. Words of the product, and data of the form: so in three languages here."""

from webinars.feedback.models import StatementKind

DEFAULT_STATEMENTS: tuple[tuple[StatementKind, dict[str, str]], ...] = (
    (
        StatementKind.SCALE,
        {
            "kk": "Дәрістің мақсаты маған түсінікті болды.",
            "ru": "Цель лекции была мне понятна.",
            "en": "The aim of the lecture was clear to me.",
        },
    ),
    (
        StatementKind.SCALE,
        {
            "kk": "Естігенімді өз сабағымда қолдана аламын.",
            "ru": "Услышанное я могу применить на своих уроках.",
            "en": "I can use what I heard in my own lessons.",
        },
    ),
    (
        StatementKind.SCALE,
        {
            "kk": "Лектор түсінікті әрі қызықты түсіндірді.",
            "ru": "Лектор объяснял понятно и интересно.",
            "en": "The lecturer explained clearly and held my interest.",
        },
    ),
    (
        StatementKind.SCALE,
        {
            "kk": "Сұрақ қоюға және пікір айтуға мүмкіндік болды.",
            "ru": "Была возможность задать вопросы и высказаться.",
            "en": "There was room to ask questions and to speak.",
        },
    ),
    (
        StatementKind.SCALE,
        {
            "kk": "Дыбысы мен көрінісі анық болды.",
            "ru": "Звук и изображение были хорошими.",
            "en": "Sound and picture were good.",
        },
    ),
    (
        StatementKind.TEXT,
        {
            "kk": "Сабағыңызда нені қолданып көресіз?",
            "ru": "Что вы попробуете на своих уроках?",
            "en": "What will you try in your lessons?",
        },
    ),
    (
        StatementKind.TEXT,
        {
            "kk": "Нені жақсартуға болады?",
            "ru": "Что можно улучшить?",
            "en": "What could be better?",
        },
    ),
)
