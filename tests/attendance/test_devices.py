import pytest

from attendance.domain.devices import device_label
from tests.attendance.evidence import LAPTOP, PHONE


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        (LAPTOP, "Windows 10, Chrome 131"),
        (PHONE, "Android 13, Chrome 131"),
        (
            "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36",
            "Windows 7, Chrome 109",
        ),
        (LAPTOP + " Edg/131.0.0.0", "Windows 10, Edge 131"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Linux, Firefox 128"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
            "iPhone 17, Safari 17",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.6 Safari/605.1.15",
            "macOS, Safari 17",
        ),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_device_in_a_few_words(user_agent, label):
    assert device_label(user_agent) == label
