"""What certificates say of an organisation: its address and its number in a registry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.forms import OrganisationForm
from accounts.models import Organisation, OrganisationKind, User
from accounts.rights import Right, require


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def edit_organisation(request: HttpRequest, code: str = "") -> HttpResponse:
    """Without a code one's own."""
    user = request.user
    assert isinstance(user, User)
    organisation = _organisation(user, code)
    require(user, Right.ORGANISATION_EDIT, organisation)
    # The form edits a fresh copy, so that a refused value never shows beside it.
    form = OrganisationForm(request.POST or None, instance=Organisation.objects.get(pk=organisation.pk))
    if request.method == "POST" and form.is_valid():
        form.save(commit=False).save(update_fields=list(form.fields))
        messages.success(request, _("The organisation is saved. Certificates that are issued from now on say so."))
        return redirect(request.path)
    return render(
        request,
        "accounts/organisation.html",
        {
            "form": form,
            "organisation": organisation,
            "is_own": organisation.pk == user.organisation_id,
            "others": _others(organisation, by=user),
        },
        status=422 if form.is_bound else 200,
    )


def _organisation(user: User, code: str) -> Organisation:
    known = Organisation.objects.select_related("region")
    if code:
        return get_object_or_404(known, code=code)
    if user.organisation_id is None:
        raise PermissionDenied(Right.ORGANISATION_EDIT)
    return known.get(pk=user.organisation_id)


def _others(organisation: Organisation, *, by: User) -> list[Organisation]:
    """For administrators: those that are made to hold webinars, which schools seldom are."""
    if not by.has_perm(Right.ORGANISATION_EDIT):
        return []
    holders = Organisation.objects.exclude(kind=OrganisationKind.SCHOOL).exclude(pk=organisation.pk)
    return list(holders.select_related("region"))
