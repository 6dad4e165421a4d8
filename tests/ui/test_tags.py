"""The template tags, by what they write."""

from datetime import UTC, datetime

import pytest
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import timezone, translation
from pytest_django import Settings

from ui.icons import UnknownIcon


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


def test_an_icon_points_into_the_sprite() -> None:
    html = render('{% icon "video" "s" %}')
    assert html.startswith('<svg class="icon icon--s" aria-hidden="true"><use href="/static/ui/icons.')
    assert html.endswith('#video"/></svg>')


def test_an_icon_alone_has_a_name_for_those_who_hear() -> None:
    assert 'role="img" aria-label="Locked &lt;b&gt;"' in render('{% icon "lock" label=words %}', words="Locked <b>")


def test_an_icon_that_is_not_in_the_list_says_what_to_do() -> None:
    with pytest.raises(UnknownIcon, match=r"icons\.txt"):
        render('{% icon "alert-triangel" %}')


def test_an_unknown_icon_does_not_break_a_page_in_production(settings: Settings) -> None:
    settings.DARIS_LOCAL = False
    assert "#alert-triangel" in render('{% icon "alert-triangel" %}')


def test_a_badge_escapes_its_words() -> None:
    assert render("{% badge text 'earned' %}", text="<i>36") == '<span class="badge badge--earned">&lt;i&gt;36</span>'


def test_a_badge_ignores_a_tone_that_does_not_exist() -> None:
    assert render('{% badge "x" "red\\"" %}') == '<span class="badge">x</span>'


@pytest.mark.parametrize(
    ("value", "total", "width"), [(64, 100, "64%"), (9, 12, "75%"), (1, 3, "33.33%"), (7, 5, "100%"), (3, 0, "0%")]
)
def test_a_bar_is_a_share(value: int, total: int, width: str) -> None:
    assert f'<rect width="{width}"' in render("{% bar value total %}", value=value, total=total)


def test_a_bar_is_never_localised() -> None:
    with translation.override("ru"):
        assert 'width="33.33%"' in render("{% bar 1 3 %}")


def test_a_ring_draws_what_is_earned_over_what_is_on_the_way() -> None:
    html = render('{% ring 1 2 text="1.0" note="of 2" label="1 of 2 hours" progress=1.5 %}')
    assert html.index('stroke-dasharray="75 100"') < html.index('stroke-dasharray="50 100"')
    assert 'aria-label="1 of 2 hours"' in html
    assert "<strong>1.0</strong><small>of 2</small>" in html


def test_a_ring_with_nothing_earned_draws_no_arc() -> None:
    assert "ring__earned" not in render("{% ring 0 80 %}")


@pytest.mark.parametrize(
    ("seconds", "how", "expected"),
    [
        (5720, "hours", "1:35:20"),
        (5720, "minutes", "95:20"),
        (320, "hours", "5:20"),
        (0, "hours", "0:00"),
        (59, "minutes", "0:59"),
        (36000, "hours", "10:00:00"),
    ],
)
def test_a_clock(seconds: int, how: str, expected: str) -> None:
    assert render("{% duration_clock seconds how %}", seconds=seconds, how=how) == expected


def test_a_clock_of_nothing_is_empty() -> None:
    assert render("{% duration_clock None %}") == ""


@pytest.mark.parametrize(
    ("language", "how", "expected"),
    [
        ("kk", "datetime", "2026 ж. 19 қараша, 11:31"),
        ("ru", "datetime", "19 ноября 2026 г., 11:31"),
        ("en", "datetime", "19 November 2026, 11:31"),
        ("kk", "weekday_date", "19 қараша, бейсенбі"),
        ("ru", "weekday_date", "четверг, 19 ноября"),
        ("en", "seconds", "11:31:04"),
        ("en", "short", "19.11.2026"),
    ],
)
def test_a_moment_is_written_in_the_zone_and_language_of_the_reader(language: str, how: str, expected: str) -> None:
    moment = datetime(2026, 11, 19, 6, 31, 4, tzinfo=UTC)
    with translation.override(language), timezone.override("Asia/Almaty"):
        html = render("{% local_datetime moment how %}", moment=moment, how=how)
    assert html == f'<time datetime="2026-11-19T06:31:04+00:00">{expected}</time>'


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Asia/Almaty", "UTC+5"), ("Asia/Kolkata", "UTC+5:30"), ("UTC", "UTC"), ("America/Bogota", "UTC-5")],
)
def test_the_zone_beside_times(zone: str, expected: str) -> None:
    with timezone.override(zone):
        assert render("{% zone_offset %}") == expected


def test_the_import_map_carries_the_nonce_and_hashed_addresses() -> None:
    request = RequestFactory().get("/")
    request.csp_nonce = "abc"  # type: ignore[attr-defined]
    html = render("{% importmap %}", request=request)
    assert html.startswith('<script type="importmap" nonce="abc">{"imports":{')
    assert '"ui/i18n.js":"/static/ui/i18n.' in html
    assert '"vendor/hls/hls.js":"/static/vendor/hls/hls.' in html
    assert html.count("</script>") == 1


def test_a_link_knows_where_it_is() -> None:
    class Match:
        view_name = "ui:design"

    request = RequestFactory().get("/design/")
    assert 'aria-current="page"' not in render('{% nav_link "ui:design" "Design" %}', request=request)
    request.resolver_match = Match()  # type: ignore[assignment]
    assert 'aria-current="page"' in render('{% nav_link "ui:design" "Design" %}', request=request)


def test_what_is_fixed_is_made_once_in_each_language() -> None:
    template = Template(
        "{% load i18n ui %}{% fixed %}{% get_current_language as code %}{{ code }}{% now 'u' %}{% endfixed %}"
    )
    made: dict[str, str] = {}
    for language in ("kk", "ru", "kk", "ru"):
        with translation.override(language):
            html = template.render(Context())
        assert html.startswith(language)
        assert made.setdefault(language, html) == html
    assert len(set(made.values())) == 2


def test_what_is_fixed_knows_nobody() -> None:
    request = RequestFactory().get("/")
    context = RequestContext(request, {"name": "Асель"})
    assert (
        Template("{% load ui %}{% fixed %}[{{ name }}{{ request.path }}{{ csrf_token }}]{% endfixed %}").render(context)
        == "[]"
    )


def test_a_block_in_what_is_fixed_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError, match="block"):
        render("{% fixed %}{% block title %}{% endblock %}{% endfixed %}")
