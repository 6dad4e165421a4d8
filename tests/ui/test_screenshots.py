"""docs/screenshots shows every page: none may be forgotten when it is added."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.screenshots.shots import NOT_PAGES, SHOTS


def views(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The names of all addresses but the operators' (Django makes those) as `app:name`."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"an address without a name: {pattern.pattern}"
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace != "admin":
            yield from views(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


def test_every_address_has_a_picture_or_a_reason_to_have_none() -> None:
    known = set(views(get_resolver()))
    shown = {shot.view for shot in SHOTS if shot.view and not shot.view.startswith("admin:")}
    assert shown | NOT_PAGES.keys() == known
    assert not shown & NOT_PAGES.keys()


def test_each_picture_has_a_name_of_its_own() -> None:
    names = [shot.name for shot in SHOTS]
    assert len(names) == len(set(names))
