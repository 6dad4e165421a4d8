"""What a file is, by what stands in it."""

import io
import zipfile

import pytest

from tests.materials.files import PDF, PROGRAM, office, zipped
from webinars.materials.domain.giving import plain_name
from webinars.materials.domain.kinds import kind_of
from webinars.materials.domain.links import checked_link
from webinars.materials.errors import HasPrograms, NameDisagrees, NotALink, UnknownType


def kind(data: bytes, name: str) -> str:
    return kind_of(io.BytesIO(data), name=name, size=len(data)).content_type


def open_document(mimetype: str) -> bytes:
    return zipped(mimetype=mimetype.encode(), content_dot_xml=b"<x/>")


@pytest.mark.parametrize(
    ("data", "name", "content_type"),
    [
        (PDF, "a.PDF", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a.png", "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "a.jpeg", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a.webp", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a.wav", "audio/wav"),
        (b"ID3\x04" + bytes(20), "a.mp3", "audio/mpeg"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(20), "a.mp4", "video/mp4"),
        (b"\x1a\x45\xdf\xa3" + bytes(20), "a.webm", "video/webm"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "application/vnd.ms-office"),
        (office("word"), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (office("xl"), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office("ppt"), "a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (
            open_document("application/vnd.oasis.opendocument.text"),
            "a.odt",
            "application/vnd.oasis.opendocument.text",
        ),
        (zipped(a_dot_txt=b"a"), "a.zip", "application/zip"),
        ("Сәлем, әлем!\n".encode(), "a.txt", "text/plain"),
        ("аты;балл\n".encode("utf-8-sig"), "a.csv", "text/plain"),
        ("Фамилия;Часы\r\nИванов;12\r\n".encode("cp1251"), "a.csv", "text/plain"),
        ("Аты\tҚала\r\n".encode("utf-16"), "a.txt", "text/plain"),
    ],
)
def test_what_is_given_out(data: bytes, name: str, content_type: str) -> None:
    assert kind(data, name) == content_type


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PROGRAM, "a.pdf"),
        (b"\x7fELF" + bytes(100), "a.zip"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.txt"),
        (b"\xef\xbb\xbf  <svg xmlns='http://www.w3.org/2000/svg'/>", "a.txt"),
        (b"<?xml version='1.0'?><a/>", "a.csv"),
        (bytes(10), "a.txt"),
        ("<html>".encode("utf-16"), "a.txt"),
        (b"PK\x03\x04 not a zip at all", "a.zip"),
    ],
)
def test_what_is_not(data: bytes, name: str) -> None:
    with pytest.raises(UnknownType):
        kind(data, name)


@pytest.mark.parametrize("name", ["a.docx", "a.pdf.exe", "a", "pdf", ""])
def test_the_name_must_agree(name: str) -> None:
    with pytest.raises(NameDisagrees) as caught:
        kind(PDF, name)
    assert "PDF" in str(caught.value)


def test_nothing_with_macros_or_programs() -> None:
    macros = "_VBA_PROJECT".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024**2 - 20) + macros
    for data, name in (
        (office("word", vbaProject=b"x"), "a.docx"),
        (old, "a.doc"),
        (zipped(folder__setup_dot_EXE=PROGRAM), "a.zip"),
        (zipped(index_dot_html=b"<p>"), "a.zip"),
    ):
        with pytest.raises(HasPrograms):
            kind(data, name)


def test_a_zip_with_millions_of_names_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.materials.domain.kinds.ZIP_LIST_BYTES", 1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}.txt", b"")
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was read"))
    with pytest.raises(UnknownType):
        kind(packed.getvalue(), "a.zip")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Жұмыс парағы.pdf", "Жұмыс парағы.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\b.docx", "b.docx"),
        ('a<b>:"c|d?.pdf', "a b c d.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        (".pdf", "file.pdf"),
        ("я" * 300 + ".pdf", "я" * 188 + ".pdf"),
    ],
)
def test_a_name_to_save_under(given: str, kept: str) -> None:
    assert plain_name(given) == kept


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.kz/a",
        "//example.kz",
        "example.kz",
        "https://",
        "https://ministry.kz@evil.example/",
        "https://user:secret@example.kz/",
        "https://example.kz/" + "a" * 1000,
        "http://exa mple.kz",
        "",
    ],
)
def test_what_is_no_link(url: str) -> None:
    with pytest.raises(NotALink):
        checked_link(url)


def test_links() -> None:
    assert checked_link(" HTTPS://Example.kz/Құжат?a=1#b ") == "https://Example.kz/Құжат?a=1#b"
    assert checked_link("http://localhost:8000/a") == "http://localhost:8000/a"
