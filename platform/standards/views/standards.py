"""Professional standards, for everyone to read."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from standards.models import Standard, StandardVersion, VersionStatus
from standards.tree import grow_trees


@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    """Each standard with its versions; drafts are not shown."""
    versions = StandardVersion.objects.exclude(status=VersionStatus.DRAFT).annotate(node_count=Count("nodes"))
    by_standard: dict[int, list[StandardVersion]] = {}
    for version in versions.order_by("-label"):
        by_standard.setdefault(version.standard_id, []).append(version)
    found = [(standard, by_standard[standard.pk]) for standard in Standard.objects.all() if standard.pk in by_standard]
    return render(request, "standards/index.html", {"standards": found})


@require_safe
def standard_version(request: HttpRequest, slug: str, label: str) -> HttpResponse:
    versions = StandardVersion.objects.exclude(status=VersionStatus.DRAFT).select_related("standard")
    version = get_object_or_404(versions, standard__slug=slug, label=label)
    others = versions.filter(standard=version.standard).order_by("-label")
    context = {
        "version": version,
        "others": others,
        "tree": grow_trees([version])[0],
        "types": version.node_types.all(),
    }
    return render(request, "standards/version.html", context)
