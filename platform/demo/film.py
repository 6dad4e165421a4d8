"""A recording for the demo: slides with a voice that is like a voice and says nothing. Made when the demo is loaded."""

import array
import math
import textwrap
import wave
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from demo.world import read
from media.ffmpeg import run_ffmpeg

SIZE = (1280, 720)
FPS = 1
FONTS = Path(__file__).resolve().parents[1] / "ui" / "fonts"
PAPER, INK, SOFT, ACCENT = "#ffffff", "#10262d", "#4b5e66", "#1593a8"
RATE = 16_000
VOICE_S = 24
#: (Hz, weight): what makes an "a", an "o", an "e" and an "u" of the same throat.
FORMANTS = (((730, 1.0), (1090, 0.5)), ((570, 1.0), (840, 0.5)), ((530, 1.0), (1840, 0.4)), ((300, 1.0), (870, 0.3)))


def make_film(key: str, folder: Path, *, length_s: int) -> Path:
    """The film of a webinar of data/webinars.json: a Matroska file of H.264 and Opus in `folder`.

    Takes about a hundredth of its length on one core.
    """
    slides = read("slides.json")[key]
    pictures = [
        _draw(slide, folder / f"{number}.png", number=number, of=len(slides)) for number, slide in enumerate(slides, 1)
    ]
    voice = _speak(folder / "voice.wav")
    film = folder / "film.mkv"
    each_s = length_s / len(pictures)
    listing = folder / "slides.txt"
    # The concat demuxer forgets the length of the last file unless it is named again.
    lines = [f"file '{picture.name}'\nduration {each_s:.3f}" for picture in pictures]
    listing.write_text("\n".join([*lines, f"file '{pictures[-1].name}'"]) + "\n")
    run_ffmpeg(
        [
            *("-f", "concat", "-i", str(listing), "-stream_loop", "-1", "-i", str(voice)),
            # A filter and not -r: Matroska may keep a still picture as one frame, and a recording needs keyframes.
            *("-t", str(length_s), "-vf", f"fps={FPS}", "-pix_fmt", "yuv420p"),
            *(
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "stillimage",
                "-crf",
                "30",
                "-g",
                str(4 * FPS),
                "-bf",
                "0",
            ),
            *("-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-compression_level", "3", str(film)),
        ]
    )
    return film


def _draw(slide: dict[str, Any], path: Path, *, number: int, of: int) -> Path:
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    title = ImageFont.truetype(str(FONTS / "Onest-SemiBold.ttf"), 58)
    text = ImageFont.truetype(str(FONTS / "Onest-Regular.ttf"), 38)
    small = ImageFont.truetype(str(FONTS / "Onest-Regular.ttf"), 22)
    draw.rectangle((88, 84, 172, 92), fill=ACCENT)
    heading = "\n".join(textwrap.wrap(slide["title"], 32))
    draw.multiline_text((88, 116), heading, font=title, fill=INK, spacing=12)
    for row, line in enumerate(slide["lines"]):
        top = 308 + row * 84
        draw.ellipse((90, top + 16, 104, top + 30), fill=ACCENT)
        draw.text((132, top), line, font=text, fill=SOFT)
    draw.line((88, 640, 1192, 640), fill="#d6dee1", width=2)
    draw.text((88, 656), "Дәріс · демо", font=small, fill=SOFT)
    draw.text((1192, 656), f"{number} / {of}", font=small, fill=SOFT, anchor="ra")
    image.save(path)
    return path


def _speak(path: Path) -> Path:
    """Some seconds of vowels with the melody and the pauses of speech, to be repeated."""
    samples = array.array("h")
    phase = 0.0
    for index in range(VOICE_S * RATE):
        at = index / RATE
        syllable, within = divmod(at * 4.2, 1)
        pitch = 128 + 18 * math.sin(at * 1.3) + 9 * math.sin(at * 5.1)
        phase += pitch / RATE
        silent = (int(syllable) * 7) % 23 in (4, 5, 17)
        loud = 0.0 if silent else math.sin(math.pi * within) ** 0.7
        vowel = FORMANTS[(int(syllable) * 5) % len(FORMANTS)]
        # A pulse a period, rung by two formants: the simplest throat there is.
        since = (phase % 1) / pitch
        sound = sum(weight * math.sin(2 * math.pi * hertz * since) * math.exp(-since * 380) for hertz, weight in vowel)
        samples.append(int(9000 * loud * sound))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path
