"""A person's device in a few words, from the browser's user agent. For people to recognise, not for identification."""

import re

BROWSERS = (  # first match wins: Edge and Yandex also call themselves Chrome, Chrome also calls itself Safari
    ("Edge", re.compile(r"Edg(?:A|iOS)?/(\d+)")),
    ("Yandex", re.compile(r"YaBrowser/(\d+)")),
    ("Opera", re.compile(r"OPR/(\d+)")),
    ("Samsung", re.compile(r"SamsungBrowser/(\d+)")),
    ("Firefox", re.compile(r"(?:Firefox|FxiOS)/(\d+)")),
    ("Chrome", re.compile(r"(?:Chrome|CriOS)/(\d+)")),
    ("Safari", re.compile(r"Version/(\d+)[\d.]* (?:Mobile/\S+ )?Safari/")),
)
SYSTEMS = (
    ("Windows", re.compile(r"Windows NT ([\d.]+)")),
    ("Android", re.compile(r"Android ?(\d+)?")),
    ("iPhone", re.compile(r"iPhone OS (\d+)")),
    ("iPad", re.compile(r"iPad; CPU OS (\d+)")),
    ("ChromeOS", re.compile(r"CrOS ")),
    ("macOS", re.compile(r"Macintosh")),
    ("Linux", re.compile(r"Linux|X11")),
)
WINDOWS = {"10.0": "10", "6.3": "8.1", "6.2": "8", "6.1": "7"}


def device_label(user_agent: str) -> str:
    """ "Windows 10, Chrome 131", "Android 13, Chrome 131", "iPhone 17, Safari 17"; "" when nothing is known."""
    return ", ".join(part for part in (_system(user_agent), _browser(user_agent)) if part)


def _system(user_agent: str) -> str:
    for name, pattern in SYSTEMS:
        if found := pattern.search(user_agent):
            version = (found.group(1) or "") if pattern.groups else ""
            return f"{name} {WINDOWS.get(version, version) if name == 'Windows' else version}".strip()
    return ""


def _browser(user_agent: str) -> str:
    for name, pattern in BROWSERS:
        if found := pattern.search(user_agent):
            return f"{name} {found.group(1)}"
    return ""
