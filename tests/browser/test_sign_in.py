"""Signing up and in: a code by mail, a password, a passkey."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_from_mail(page: Page, *, email: str) -> str:
    """The newest code that was sent to `email`, read on the page of the trial's letters."""
    mailbox = page.context.new_page()
    for _ in range(60):
        mailbox.goto("/mail/")
        for row in mailbox.locator("tbody tr").all():
            text = row.text_content() or ""  # on a phone the address is not shown
            if email in text and (found := re.search(r"\b(\d{6}):", text)):
                mailbox.close()
                return found[1]
        mailbox.wait_for_timeout(250)
    raise AssertionError(f"No code came for {email}")


def sign_up(page: Page, *, email: str) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Full name").fill("Әбдірахманова Гүлнұр Серікқызы")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code from the letter").fill(code_from_mail(page, email=email))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("summary.account")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/design/")
    page.locator("summary.account").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_a_newcomer_signs_up_by_a_code_and_signs_in_again(visit: Visit) -> None:
    page = visit(size=PHONE)
    sign_up(page, email="gulnur@example.kz")
    person = User.objects.get(email="gulnur@example.kz")
    assert person.name == "Әбдірахманова Гүлнұр Серікқызы"
    assert person.language == "en"
    sign_out(page)
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("gulnur@example.kz")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the letter").fill("12")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".field__error")).to_be_visible()
    expect(page.get_by_label("Code from the letter")).to_have_value("12")
    expect(page.get_by_role("button", name="Send a new code")).to_be_visible()


def test_a_password_is_another_way(visit: Visit) -> None:
    person = User.objects.create_user("asel@example.kz", "a long passphrase", name="Асель", language="en")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    page = visit(path="/accounts/login/")
    page.get_by_label("E-mail").fill("asel@example.kz")
    page.get_by_text("Sign in with a password").click()
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value("asel@example.kz")
    page.get_by_label("Password").fill("a long passphrase")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("summary.account")).to_contain_text("Асель")


def test_a_passkey_is_another_way(visit: Visit) -> None:
    page = visit()
    sign_up(page, email="daulet@example.kz")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Name of the device").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator("ui-toasts")).to_contain_text("The passkey is added.")
    sign_out(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("summary.account")).to_be_visible()
