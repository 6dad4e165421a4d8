"""Files for tests, and people around a webinar."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200)


def upload(data: bytes = PDF, *, name: str = "Жұмыс парағы.pdf") -> SimpleUploadedFile:
    """Whatever is in it, a browser calls it a PDF."""
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def zipped(**entries: bytes) -> bytes:
    """Names with __ for a slash, and _dot_ for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return packed.getvalue()


def office(folder: str, **more: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(f"{folder}/main.xml", b"<x/>")
        for name, data in more.items():
            archive.writestr(f"{folder}/{name}.bin", data)
    return packed.getvalue()


def client_of(person: User | None) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
