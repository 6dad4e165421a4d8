"""The operators' page of a person: roles are chosen, not typed."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_an_operator_gives_roles_by_ticking_them(client: Client) -> None:
    operator, person = make.administrator(is_staff=True, is_superuser=True), make.person()
    client.force_login(operator)
    page = client.get(reverse("admin:accounts_user_change", args=[person.pk]))
    form = page.context["adminform"].form
    sent = {name: "" if value is None else value for name, value in form.initial.items() if name != "password"}
    answer = client.post(page.wsgi_request.path, sent | {"roles": [Role.LECTURER, Role.AUDITOR]})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.roles == [Role.LECTURER, Role.AUDITOR]


def test_a_role_that_does_not_exist_is_refused(client: Client) -> None:
    operator, person = make.administrator(is_staff=True, is_superuser=True), make.person()
    client.force_login(operator)
    answer = client.post(reverse("admin:accounts_user_change", args=[person.pk]), {"roles": ["king"]})
    assert "roles" in answer.context["adminform"].form.errors
    person.refresh_from_db()
    assert person.roles == []
