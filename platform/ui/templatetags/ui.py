"""`{% load ui %}`: the components of the design system. docs/design-system.md lists them with one line of use each."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader_tags import BlockNode
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ui import assets, drawing, formats
from ui.fields import FieldView, view_field
from ui.forms import TRILINGUAL_NAMES
from ui.icons import SPRITE_STATIC, check_icon
from ui.translated import LANGUAGES

register = template.Library()

ICON_SIZES = {"", "s", "l"}
TONES = {"", "accent", "earned", "attention", "danger", "outline", "live"}


# ---- icons and small marks ----


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """`{% icon "video" %}`, `{% icon "video" "s" %}` (s, l), `{% icon "lock" label=_("Locked") %}` when it stands alone."""
    if settings.DEBUG or settings.DARIS_LOCAL:
        check_icon(name)
    return _drawn(name, size, str(label), static(SPRITE_STATIC))


@lru_cache(maxsize=1024)
def _drawn(name: str, size: str, label: str, sprite: str) -> SafeString:
    classes = f"icon icon--{size}" if size in ICON_SIZES and size else "icon"
    heard = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', classes, heard, sprite, name)


@register.simple_tag
def badge(text: str, tone: str = "", icon_name: str = "") -> SafeString:
    """`{% badge _("Registered") "accent" "check" %}`; tones: accent, earned, attention, danger, outline, live."""
    classes = f"badge badge--{tone}" if tone in TONES and tone else "badge"
    return format_html('<span class="{}">{}{}</span>', classes, icon(icon_name) if icon_name else "", text)


@register.inclusion_tag("ui/ring.html")
def ring(
    earned: drawing.Number,
    total: drawing.Number,
    text: str = "",
    note: str = "",
    label: str = "",
    progress: drawing.Number = 0,
    ticks: int = 0,
) -> dict[str, Any]:
    """`{% ring 54 80 text="54" note="/ 80" label=_("54 of 80 hours") %}`; `progress` is what is on the way, `ticks` parts it."""
    return {
        "earned": drawing.arc(drawing.percent(earned, total)),
        "progress": drawing.arc(drawing.percent(progress, total)),
        "ticks": list(drawing.ticks(ticks)),
        "text": text,
        "note": note,
        "label": label,
    }


@register.simple_tag
def bar(
    value: drawing.Number, total: drawing.Number = 100, tone: str = "", label: str = "", thin: bool = False
) -> SafeString:
    """`{% bar 64 100 label=_("64 % uploaded") %}`; tones: earned, ink. Without a label it is decoration beside a number."""
    share = drawing.percent(value, total)
    heard = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="bar{}" {}><rect{} width="{}%" height="100%"/></svg>',
        " bar--thin" if thin else "",
        heard,
        format_html(' class="fill--{}"', tone) if tone in {"earned", "ink"} else "",
        drawing.plain(share),
    )


# ---- times ----


@register.simple_tag
def duration_clock(seconds: int | None, how: str = "hours") -> str:
    """`{% duration_clock 5720 %}` -> 1:35:20, `{% duration_clock 5720 "minutes" %}` -> 95:20; nothing for None."""
    return "" if seconds is None else formats.clock(seconds, how=how)


@register.simple_tag
def duration_words(seconds: int | None) -> str:
    """`{% duration_words 6600 %}` -> 1 h 50 min."""
    return "" if seconds is None else formats.in_words(seconds)


@register.simple_tag
def local_datetime(moment: datetime | None, how: str = "datetime") -> SafeString:
    """`{% local_datetime webinar.starts_at "time" %}`: a <time> in the viewer's zone and language; see `ui.formats.FORMATS`."""
    if moment is None:
        return mark_safe("")
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), formats.write_moment(moment, how=how)
    )


@register.simple_tag
def zone_offset() -> str:
    """`{% zone_offset %}` -> UTC+5: the viewer's zone, to stand beside times."""
    return formats.zone_offset()


# ---- forms ----


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, label: str | None = None, help: str | None = None) -> dict[str, FieldView]:
    """`{% field form.title %}`: label, input, help and errors; label and help may be given for one place."""
    return {"field": view_field(bound, label=label, help_text=help)}


@register.inclusion_tag("ui/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """`{% fields form %}`: errors of the whole form, then each field; title_kk, title_ru, title_en become one group of tabs."""
    return {"form": form, "parts": list(_parts(form))}


def _parts(form: BaseForm) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    grouped: set[str] = set()
    for bound in form:
        name, _, language = bound.name.rpartition("_")
        if name in getattr(form, TRILINGUAL_NAMES, {}) and language in LANGUAGES:
            if name not in grouped:
                grouped.add(name)
                parts.append({"group": trilingual(form, name)})
        else:
            parts.append({"field": view_field(bound)})
    return parts


@register.inclusion_tag("ui/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """`{% form_errors form %}`: what is wrong with the form as a whole, and hidden fields' errors."""
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    return {"errors": [*form.non_field_errors(), *hidden], "count": len(form.errors)}


@register.inclusion_tag("ui/trilingual.html", name="trilingual")
def trilingual_tag(form: BaseForm, name: str, label: str = "", help: str = "") -> dict[str, Any]:
    """`{% trilingual form "title" %}`: the columns title_kk, title_ru and title_en as tabs of one field."""
    return {"group": trilingual(form, name, label=label, help_text=help)}


def trilingual(form: BaseForm, name: str, *, label: str = "", help_text: str = "") -> dict[str, Any]:
    """The tab to open is the first with an error, else the language of the page."""
    labels = getattr(form, TRILINGUAL_NAMES, {})
    bounds = {language: form[f"{name}_{language}"] for language in LANGUAGES}
    wrong = [language for language, bound in bounds.items() if bound.errors]
    return {
        "name": name,
        "id": f"{form.prefix}-{name}" if form.prefix else name,
        "label": label or str(labels.get(name, "")),
        "help": help_text or str(getattr(form, "trilingual_help", {}).get(name, "")),
        "required": name in getattr(form, "trilingual_required", ()),
        "open": wrong[0] if wrong else formats.page_language(),
        "tabs": [
            {"code": language, "field": view_field(bound, help_text=""), "filled": bool(bound.value())}
            for language, bound in bounds.items()
        ],
    }


# ---- what is the same for everyone ----


class FixedNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._made: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        made = self._made.get(language)
        if made is None or settings.DEBUG:
            assert context.template is not None  # it is being rendered
            alone = Context()
            alone.template = context.template
            with alone.render_context.push_state(context.template):
                made = self._made[language] = self.nodelist.render(alone)
        return made


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """`{% fixed %}…{% endfixed %}`: made once for each language, for nothing else is known inside: no variables, no request."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise template.TemplateSyntaxError("A block cannot be filled inside of {% fixed %}")
    return FixedNode(nodelist)


# ---- addresses of styles and scripts ----


@register.simple_tag
def stylesheet(path: str) -> SafeString:
    """`{% stylesheet "webinars/room.css" %}` in the block `head`."""
    return format_html('<link rel="stylesheet" href="{}">', static(path))


@register.simple_tag
def stylesheets() -> SafeString:
    """All of the design system; base.html says it once."""
    return _links(tuple(static(path) for path in assets.STYLESHEETS))


@lru_cache(maxsize=4)
def _links(addresses: tuple[str, ...]) -> SafeString:
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((address,) for address in addresses))


@register.simple_tag
def module(path: str) -> SafeString:
    """`{% module "webinars/room.js" %}` in the block `head`: an ES module, run when the page is read."""
    return format_html('<script type="module" src="{}"></script>', static(path))


@register.simple_tag
def modulepreload(path: str) -> SafeString:
    """`{% modulepreload "ui/i18n.js" %}`: for what a module imports, so that it is fetched at once and not after it."""
    return format_html('<link rel="modulepreload" href="{}">', static(path))


@register.simple_tag(takes_context=True)
def importmap(context: Context) -> SafeString:
    """The import map, the one inline script; its nonce comes from django-csp."""
    request = context.get("request")
    nonce = getattr(request, "csp_nonce", "")
    # The map is our own list of files, with "<" escaped.
    return format_html('<script type="importmap" nonce="{}">{}</script>', str(nonce), mark_safe(assets.import_map()))


@register.simple_tag
def site_url() -> str:
    """`{% site_url %}`: where the site is, without a slash at the end; for letters, which have no request."""
    return str(settings.SITE_URL)


# ---- navigation ----


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, label: str, *also: str) -> SafeString:
    """`{% nav_link "webinars:catalogue" _("Catalogue") "webinars:page" %}`: current on its own view and on those named after."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = match is not None and match.view_name in {name, *also}
    return format_html('<a href="{}"{}>{}</a>', reverse(name), mark_safe(' aria-current="page"') if here else "", label)
