"""What came of it, for the team and auditors: a page, and two files."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from standards.models import Node
from ui.csv_file import csv_response
from ui.formats import write_moment
from webinars.models import Webinar
from webinars.recommendations.domain.summary import summary_of
from webinars.recommendations.models import Recommendation, RecommendationKind, consultation_of
from webinars.recommendations.views.access import reachable


@require_safe
@never_cache
@login_required
def summary(request: HttpRequest, code: str) -> HttpResponse:
    webinar = _webinar(request, code)
    context = {
        "webinar": webinar,
        "summary": summary_of(webinar),
        "kinds": RecommendationKind.labels,
        "consultation": consultation_of(webinar),
    }
    return render(request, "recommendations/summary.html", context)


@require_safe
@never_cache
@login_required
def summary_csv(request: HttpRequest, code: str) -> HttpResponse:
    """A row for each node and region."""
    webinar = _webinar(request, code)
    header = [*_about_node(), _("Region"), *RecommendationKind.labels, _("All"), _supports()]
    return csv_response(f"recommendations-{webinar.code}-summary", header=header, rows=_sums(webinar))


@require_safe
@never_cache
@login_required
def all_csv(request: HttpRequest, code: str) -> HttpResponse:
    """A row for each recommendation that is shown, the most supported of each node first."""
    webinar = _webinar(request, code)
    header = [*_about_node(), _("Kind"), _("Text"), _supports(), _("Region"), _("Name"), _("When")]
    return csv_response(f"recommendations-{webinar.code}", header=header, rows=_rows(webinar))


def _webinar(request: HttpRequest, code: str) -> Webinar:
    return reachable(request, code, right=Right.RECOMMENDATIONS_SUMMARY)


def _supports() -> str:
    return pgettext("recommendation", "Supports")


def _about_node() -> list[str]:
    return [_("Standard"), _("Code"), _("Node")]


def _of_node(node: Node) -> list[object]:
    return [str(node.version), node.code, node.title]


def _sums(webinar: Webinar) -> Iterator[list[object]]:
    for node in summary_of(webinar).nodes:
        for sums in node.regions:
            region = sums.region.name if sums.region else ""
            yield [*_of_node(node.node), region, *sums.by_kind, sums.count, sums.supports]


def _rows(webinar: Webinar) -> Iterator[list[object]]:
    found = Recommendation.objects.shown().filter(webinar=webinar).with_support()
    found = found.select_related("person", "region", "node__version__standard")
    for each in found.in_order("node__version", "node__order"):
        yield [
            *_of_node(each.node),
            each.get_kind_display(),
            each.text,
            each.support_count,
            each.region.name if each.region else "",
            each.person.short_name if each.person and not each.is_anonymous else "",
            write_moment(each.written_at, how="short_datetime"),
        ]
