from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.forms import ProfileForm
from accounts.models import User
from accounts.roles import Role
from accounts.views.language import remember_language


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    with transaction.atomic():
        # The form edits a fresh copy, so that a refused value never shows in the page's header. It is held until it is saved: a
        # row written whole would undo what an administrator does to the account meanwhile, or its closing.
        known = User.objects.select_for_update(of=("self",)) if request.method == "POST" else User.objects.all()
        form = ProfileForm(request.POST or None, instance=known.get(pk=user.pk))
        saved = form.save() if form.is_valid() and form.instance.is_active else None
    if saved is not None:
        with translation.override(saved.language):
            messages.success(request, _("Your profile is saved."))
        response = redirect("accounts:profile")
        remember_language(response, saved.language)
        return response
    names = [Role(role).label for role in (Role.PARTICIPANT, *user.roles)]
    status = 422 if form.is_bound else 200
    return render(request, "accounts/profile.html", {"form": form, "role_names": names}, status=status)
