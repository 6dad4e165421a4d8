"""What is kept about me: a file of all of it, and closing the account."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.closing import close_account
from accounts.models import User
from accounts.own_data import own_data_zip

FILES_AN_HOUR = 5


class ClosingForm(forms.Form):
    """Typing the address is the second thought."""

    email = forms.CharField(label=gettext_lazy("Your e-mail address, to confirm"), max_length=254)

    def __init__(self, *args: object, person: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._person = person

    def clean_email(self) -> str:
        said = str(self.cleaned_data["email"]).strip().lower()
        if said != self._person.email.lower():
            raise forms.ValidationError(_("That is not the address of this account."))
        return said


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    form = ClosingForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        if person.is_staff:
            messages.error(request, _("An operator's account is closed by another operator."))
            return redirect("accounts:own_data")
        close_account(person)
        logout(request)
        messages.success(request, _("Your account is closed. Thank you for having been here."))
        return redirect("webinars:catalogue")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/own_data.html", {"form": form}, status=status)


@require_safe
@never_cache
@login_required
def own_data_file(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    if _is_too_often(person):
        messages.error(request, _("That was too often. Try again in an hour."))
        return redirect("accounts:own_data")
    response = HttpResponse(own_data_zip(person), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="daris-{timezone.now():%Y-%m-%d}.zip"'
    return response


def _is_too_often(person: User) -> bool:
    """Counts this file, and says whether it is one too many in this hour."""
    key = f"accounts:own-data:{person.pk}:{timezone.now():%Y%m%d%H}"
    cache.add(key, 0, timeout=7200)
    try:
        return bool(cache.incr(key) > FILES_AN_HOUR)
    except ValueError:  # evicted between the two calls, or there is no cache now
        return False
