"""What can drift has a test: the two dark themes, the files of others, the icons, the policy of pages."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from ui.assets import STYLESHEETS, module_names
from ui.icons import SPRITE, icon_names
from ui.vendoring import VendoredFile, vendored_files

TEMPLATES = sorted(path for path in (settings.BASE_DIR / "templates").rglob("*.html"))
# Letters: mail programs know no stylesheets, so their styles stand inline.
LETTERS = [path for path in TEMPLATES if path.name == "letter.html" or {"email", "mail"} & set(path.parts[:-1])]
PAGES = [path for path in TEMPLATES if path not in LETTERS]
OWN_STATIC = [
    settings.BASE_DIR / "platform" / name / "static" for name in ("ui", "credits", "media", "mail", "accounts")
]
OWN_STATIC += [settings.BASE_DIR / name / "static" for name in ("webinars", "attendance", "recordings", "quizzes")]


def name(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


def test_the_two_dark_themes_are_the_same() -> None:
    css = (settings.BASE_DIR / "platform/ui/static/ui/tokens.css").read_text(encoding="utf-8")
    by_system = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', css, re.DOTALL)
    by_choice = re.search(r'\n  :root\[data-theme="dark"\] \{(.*?)\}', css, re.DOTALL)
    assert by_system is not None
    assert by_choice is not None
    assert by_system[1].split() == by_choice[1].split()


def test_dark_redefines_only_pigments_that_light_has() -> None:
    css = (settings.BASE_DIR / "platform/ui/static/ui/tokens.css").read_text(encoding="utf-8")
    light = re.search(r"tier 1: raw, light ---- \*/(.*?)\}", css, re.DOTALL)
    dark = re.search(r'\n  :root\[data-theme="dark"\] \{(.*?)\}', css, re.DOTALL)
    assert light is not None
    assert dark is not None
    assert set(re.findall(r"(--[\w-]+):", dark[1])) <= set(re.findall(r"(--[\w-]+):", light[1]))


@pytest.mark.parametrize("file", vendored_files(), ids=lambda file: file.path)
def test_a_file_of_others_is_the_one_that_the_list_names(file: VendoredFile) -> None:
    assert file.digest() == file.sha256


def test_every_file_of_others_is_in_the_list_with_its_licence() -> None:
    vendor = settings.BASE_DIR / "platform/ui/static/vendor"
    there = {path.relative_to(vendor.parent).as_posix() for path in vendor.rglob("*") if path.is_file()}
    listed = {file.path for file in vendored_files()}
    assert there - {"vendor/vendor.json"} <= listed
    for package in {file.package for file in vendored_files()}:
        assert any(re.search("LICENSE|OFL", file.path) for file in vendored_files() if file.package == package), package


def test_the_sprite_has_every_icon_of_the_list_and_no_other() -> None:
    assert set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8"))) == icon_names()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_names_only_icons_that_we_have(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    named = set(re.findall(r'\{% icon "([\w-]+)"', text)) | set(re.findall(r'\bicon="([\w-]+)"', text))
    assert named <= icon_names()


@pytest.mark.parametrize("static", [path for path in OWN_STATIC if path.exists()], ids=name)
def test_a_script_names_only_icons_that_we_have(static: Path) -> None:
    for path in static.rglob("*.js"):
        if "vendor" not in path.parts and "ui/icons.js" in path.read_text(encoding="utf-8"):
            assert set(re.findall(r'\bicon\("([\w-]+)"', path.read_text(encoding="utf-8"))) <= icon_names(), path


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_a_page_has_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<style\b|\sstyle=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    for attributes, body in re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert "src=" in attributes or "application/json" in attributes, body


@pytest.mark.parametrize("static", [path for path in OWN_STATIC if path.exists()], ids=name)
def test_styles_keep_to_what_the_last_browser_of_windows_7_knows(static: Path) -> None:
    for path in static.rglob("*.css"):
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "color-mix(" not in css, path
        assert "light-dark(" not in css, path
        assert not re.search(r"^\s*&", css, re.MULTILINE), path
        assert css.count("{") == css.count("}"), path


def test_every_stylesheet_of_the_list_exists() -> None:
    assert [path for path in STYLESHEETS if finders.find(path) is None] == []


def test_a_module_is_imported_by_a_name_that_the_map_has() -> None:
    names = set(module_names())
    assert {"ui/i18n.js", "ui/base.js", "vendor/hls/hls.js"} <= names
    for module in names:
        if module.startswith("vendor/"):
            continue
        found = finders.find(module)
        assert isinstance(found, str)
        text = Path(found).read_text(encoding="utf-8")
        imported = set(re.findall(r'^\s*import\s+(?:[^"\';]+\s+from\s+)?"([^"]+)"', text, re.MULTILINE))
        assert imported <= names, f"{module} imports {imported - names}"
