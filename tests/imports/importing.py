"""The steps of an import in a browser."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from attendance.imports.models import ImportDraft

ROWS = [
    "Gulnur A,gulnur@school.kz,20.11.2024 15:00:05,20.11.2024 15:40:00,40",
    "Gulnur A,gulnur@school.kz,20.11.2024 15:42:30,20.11.2024 16:30:00,48",
]


def upload(client, webinar, data, name="report.csv"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("imports:upload", args=[webinar.code]), {"file": file})


def drafted(client, webinar, data):
    response = upload(client, webinar, data)
    assert response.status_code == 302, response.content.decode()
    return ImportDraft.objects.latest("pk")


def page(client, draft):
    return client.get(reverse("imports:preview", args=[draft.webinar.code, draft.code]))


def answer(client, draft, **fields):
    response = client.post(reverse("imports:preview", args=[draft.webinar.code, draft.code]), fields)
    assert response.status_code == 302
    return page(client, draft)


def confirm(client, draft):
    return client.post(reverse("imports:confirm", args=[draft.webinar.code, draft.code]))


def line_of(response, name):
    return next(line for line in response.context["preview"].lines if line.participant.name == name)


def bring(client, webinar, data, **answers):
    """The whole way; unknown people are left out unless said otherwise."""
    draft = drafted(client, webinar, data)
    answer(client, draft, **{"others": "skip"} | answers)
    return confirm(client, draft)


ROWS = [
    "Gulnur A,gulnur@school.kz,20.11.2024 15:00:05,20.11.2024 15:40:00,40",
    "Gulnur A,gulnur@school.kz,20.11.2024 15:42:30,20.11.2024 16:30:00,48",
]
