"""Slides and work sheets of the demo: real PDFs, set when the demo is loaded, so that nothing of others is shipped."""

import json

import typst

from ui.typeset import fonts

SLIDES = """
#set page(
  width: 33.867cm, height: 19.05cm, margin: (x: 2.4cm, y: 2.2cm), fill: white,
  footer: align(right, text(11pt, fill: rgb("#4b5e66"), context counter(page).display())),
)
#set text(font: "Onest", size: 24pt, fill: rgb("#10262d"), lang: "kk")
#let slides = json(bytes(sys.inputs.data))
#for (number, slide) in slides.enumerate() {
  if number > 0 { pagebreak() }
  rect(width: 2.2cm, height: 0.2cm, fill: rgb("#1593a8"))
  v(0.4cm)
  text(38pt, weight: 600, slide.title)
  v(0.8cm)
  list(spacing: 0.9cm, marker: text(fill: rgb("#1593a8"), [•]), ..slide.lines.map(line => text(fill: rgb("#4b5e66"), line)))
}
"""

SHEET = """
#set page(paper: "a4", margin: 2.2cm)
#set text(font: "Onest", size: 12pt, fill: rgb("#10262d"), lang: "kk")
#let sheet = json(bytes(sys.inputs.data))
#text(20pt, weight: 600, sheet.title)
#v(0.6cm)
#for words in sheet.lines [
  + #words
  #v(0.2cm)
  #line(length: 100%, stroke: 0.5pt + rgb("#b8c4c9"))
  #v(0.5cm)
  #line(length: 100%, stroke: 0.5pt + rgb("#b8c4c9"))
  #v(0.5cm)
]
"""


def slides_pdf(slides: list[dict[str, object]]) -> bytes:
    """A page for each of data/slides.json."""
    return _set(SLIDES, slides)


def sheet_pdf(sheet: dict[str, object]) -> bytes:
    """A sheet to write on: its title, and room under each line."""
    return _set(SHEET, sheet)


def _set(source: str, data: object) -> bytes:
    pdf = typst.compile(
        source.encode(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    assert isinstance(pdf, bytes)
    return pdf
