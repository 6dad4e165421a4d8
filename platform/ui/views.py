"""The living page of the design system, for those who build the product."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ui.samples import design_samples


def design(request: HttpRequest) -> HttpResponse:
    """Every component in all its states. Only in development and in the local stack."""
    if not (settings.DEBUG or settings.DARIS_LOCAL):
        raise Http404
    return render(request, "ui/design.html", design_samples(request.POST or None))
