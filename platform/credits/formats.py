"""How credits are written: "1,25" in Kazakh and Russian, "1.25" in English, without needless zeros."""

from decimal import Decimal

from django.utils.translation import get_language

from credits.domain.arithmetic import plain

COMMA_LANGUAGES = ("kk", "ru")


def write_credits(credits: Decimal, *, language: str | None = None, places: int = 0) -> str:
    """`places`: at least so many decimals, so that figures of one list stand alike."""
    value = plain(credits)
    exponent = value.as_tuple().exponent
    digits = max(-exponent if isinstance(exponent, int) else 0, places)
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if (language or get_language() or "kk")[:2] in COMMA_LANGUAGES else text


def write_signed(credits: Decimal) -> str:
    """With its sign, a real minus: "+2", "−0,5"."""
    return f"+{write_credits(credits)}" if credits >= 0 else f"−{write_credits(-credits)}"
