"""Parts of addresses. `<code:code>` takes the short codes of ui.codes only: whatever else stands there is simply not found."""

from django.urls import register_converter


class CodeConverter:
    regex = "[0-9a-z]{1,40}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class LabelConverter(CodeConverter):
    """A version's label, such as a year."""

    regex = r"[\w.\-]{1,20}"


register_converter(CodeConverter, "code")
register_converter(LabelConverter, "label")
