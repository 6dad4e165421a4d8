"""Signing in: an e-mail address alone asks for a code, with a password it signs in at once."""

from allauth.account.forms import LoginForm as AllauthLoginForm


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """allauth drops the password where nobody is asked for one at sign-up. Here it stays, as another way in."""

    def _setup_password_field(self) -> None:
        self.fields["password"].required = False
