"""The free microphone in real browsers: what the speaker says is in the recording, and the speaker hears the lecturer directly.

Each page has a microphone that sings one tone of its own, so that whoever is heard somewhere is known.
"""

import io
import math
import re
import time
from itertools import pairwise

import av
from av.audio.resampler import AudioResampler
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from media.store import default_store
from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.test_studio import go_live
from webinars.models import Webinar
from webinars.stage.models import Ending, Turn

LONG_MS = 30_000
RATE = 16_000
LECTURER_HZ, SPEAKER_HZ, OTHER_HZ = 900, 2100, 3300
SAID_S = 4.0

TONE = """
(hz) => {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: hz });
    const gain = new GainNode(context, { gain: 0.2 });
    const out = context.createMediaStreamDestination();
    tone.connect(gain).connect(out);
    tone.start();
    const camera = wanted.video ? (await open({ video: wanted.video })).getVideoTracks() : [];
    return new MediaStream([...camera, ...out.stream.getAudioTracks()]);
  };
  // What comes over the line, as it is: for `heardHz`.
  window.lines = [];
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...options) {
      super(...options);
      lines.push(this);
      this.addEventListener("track", ({ track }) => {
        const context = new AudioContext();
        this.meter = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(new MediaStream([track])).connect(this.meter);
      });
    }
  };
  // How loud a tone is in what comes over the newest line, in dB; silence is far below -60.
  window.loudness = (hz) => {
    const meter = lines.at(-1)?.meter;
    if (!meter) return -200;
    const bins = new Float32Array(meter.frequencyBinCount);
    meter.getFloatFrequencyData(bins);
    const at = Math.round((hz * meter.fftSize) / meter.context.sampleRate);
    return Math.max(-200, ...bins.slice(at - 2, at + 3));
  };
}
"""
HEARD_DB, SILENT_DB = -45, -65


def sings(page: Page, hz: int) -> Page:
    """Its microphone, from the next page on."""
    page.context.add_init_script(f"({TONE})({hz})")
    return page


def open_studio(visit: Visit, lecturer: User, webinar: Webinar) -> Page:
    studio = sings(visit(lecturer), LECTURER_HZ)
    studio.goto(f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    studio.get_by_role("tab", name="Hands").click()
    return studio


def open_room(visit: Visit, person: User, webinar: Webinar, *, hz: int) -> Page:
    room = sings(visit(person), hz)
    room.goto(f"/webinars/{webinar.code}/room/")
    room.get_by_role("tab", name="Hands").click()
    return room


def about(studio: Page, verb: str, person: User) -> Locator:
    """The button that does this to that person."""
    return studio.get_by_role("button", name=re.compile(rf"^{verb}\b.*{person.display_name}$"))


def speak(room: Page, studio: Page, person: User) -> None:
    room.get_by_role("button", name="Raise my hand").click()
    about(studio, "Give the microphone", person).click()
    room.get_by_role("button", name="Speak").click()
    expect(room.locator("[data-line-state]")).to_contain_text("Everybody hears you", timeout=LONG_MS)


def hears(page: Page, hz: int) -> None:
    page.wait_for_function(f"() => loudness({hz}) > {HEARD_DB}", timeout=LONG_MS)


def hears_not(page: Page, hz: int) -> None:
    page.wait_for_function(f"() => loudness({hz}) < {SILENT_DB}", timeout=LONG_MS)


def end_lecture(studio: Page, webinar: Webinar) -> None:
    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/after/$"), timeout=LONG_MS)


def tones_of_recording(webinar: Webinar) -> dict[int, list[bool]]:
    """Of each tone, for each tenth of a second, whether it is in the recording. Fails unless it is one epoch."""
    webinar.refresh_from_db()
    assert webinar.broadcast is not None
    (epoch,) = webinar.broadcast.epochs.all()
    keys = [epoch.init_key, *webinar.broadcast.segments.order_by("index").values_list("key", flat=True)]
    data = b"".join(default_store().get(key) for key in keys)
    with av.open(io.BytesIO(data), "r") as container:
        resampler = AudioResampler(format="flt", layout="mono", rate=RATE)
        samples: list[float] = []
        for frame in container.decode(container.streams.audio[0]):
            for piece in resampler.resample(frame):
                samples += memoryview(piece.planes[0]).cast("f").tolist()[: piece.samples]
    step = RATE // 10
    windows = [samples[at : at + step] for at in range(0, len(samples) - step, step)]
    return {hz: [power(window, hz) > 0.01 for window in windows] for hz in (LECTURER_HZ, SPEAKER_HZ, OTHER_HZ)}


def power(samples: list[float], hz: int) -> float:
    """Goertzel: the amplitude of one tone."""
    turn = 2 * math.cos(2 * math.pi * hz / RATE)
    one = two = 0.0
    for sample in samples:
        one, two = sample + turn * one - two, one
    return 2 * math.sqrt(max(0.0, one * one + two * two - turn * one * two)) / len(samples)


def test_what_a_speaker_says_is_in_the_recording_and_the_lecturer_is_heard_directly(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul, baqyt = (make.registration(webinar).person for _ in range(2))
    studio = open_studio(visit, lecturer, webinar)
    room = open_room(visit, aigul, webinar, hz=SPEAKER_HZ)
    other = open_room(visit, baqyt, webinar, hz=OTHER_HZ)
    video = room.locator("live-player video")
    expect(video).to_have_js_property("muted", False)

    other.get_by_role("button", name="Raise my hand").click()
    expect(other.locator("room-stage [data-place]")).to_have_text("1")
    room.get_by_role("button", name="Raise my hand").click()
    expect(room.locator("room-stage [data-place]")).to_have_text("2")
    other.get_by_role("button", name="Lower my hand").click()
    expect(room.locator("room-stage [data-place]")).to_have_text("1")
    expect(studio.locator("[data-queue] li")).to_have_count(1)
    room.get_by_role("button", name="Lower my hand").click()

    speak(room, studio, aigul)
    expect(video).to_have_js_property("muted", True)
    expect(studio.locator("studio-stage [data-speakers]")).to_contain_text("is heard by everybody")
    expect(other.locator("room-stage [data-speakers]")).to_contain_text(aigul.display_name)
    hears(room, LECTURER_HZ)
    hears_not(room, SPEAKER_HZ)  # oneself comes back to nobody
    hears(studio, SPEAKER_HZ)
    time.sleep(SAID_S)
    room.get_by_role("button", name="Give the microphone back").click()
    expect(video).to_have_js_property("muted", False)
    expect(studio.locator("studio-stage [data-speakers] li")).to_have_count(0)
    expect(other.locator("room-stage")).to_contain_text("Nobody but the lecturer")
    time.sleep(2)
    end_lecture(studio, webinar)

    heard = tones_of_recording(webinar)
    # From the first to the last moment of the speaker: their tone, without a gap.
    at = [index for index, is_there in enumerate(heard[SPEAKER_HZ]) if is_there]
    assert len(at) >= SAID_S * 10 * 0.9
    assert max(later - earlier for earlier, later in pairwise(at)) <= 4
    assert at[0] > 10, "the speaker was heard before having the microphone"
    assert at[-1] < len(heard[SPEAKER_HZ]) - 10, "the speaker was heard after giving it back"
    # The lecturer is there all the time, also while somebody comes and goes.
    assert sum(heard[LECTURER_HZ][5:-5]) >= len(heard[LECTURER_HZ][5:-5]) - 2
    assert not any(heard[OTHER_HZ])
    assert [turn.ending for turn in Turn.objects.all()] == [Ending.GIVEN_BACK]


def test_two_speakers_hear_each_other_and_the_lecturer_mutes_and_takes_back(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul, baqyt = (make.registration(webinar).person for _ in range(2))
    studio = open_studio(visit, lecturer, webinar)
    first = open_room(visit, aigul, webinar, hz=SPEAKER_HZ)
    speak(first, studio, aigul)
    second = open_room(visit, baqyt, webinar, hz=OTHER_HZ)
    speak(second, studio, baqyt)
    hears(first, OTHER_HZ)
    hears(second, SPEAKER_HZ)
    hears(second, LECTURER_HZ)

    about(studio, "Mute", aigul).click()
    expect(first.locator("[data-line-state]")).to_have_text("The lecturer muted your microphone.")
    expect(first.locator("button[data-mute]")).to_be_disabled()
    hears_not(second, SPEAKER_HZ)
    hears(first, OTHER_HZ)

    about(studio, "Take the microphone back", baqyt).click()
    expect(second.get_by_role("button", name="Raise my hand")).to_be_visible()
    hears_not(first, OTHER_HZ)
    assert [turn.ending for turn in Turn.objects.order_by("pk")] == ["", Ending.TAKEN_BACK]


def test_a_speaker_and_a_lecturer_who_reload_find_each_other_again(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul = make.registration(webinar).person
    studio = open_studio(visit, lecturer, webinar)
    room = open_room(visit, aigul, webinar, hz=SPEAKER_HZ)
    speak(room, studio, aigul)

    studio.reload()
    studio.get_by_role("tab", name="Hands").click()
    expect(studio.locator("studio-stage [data-speakers]")).to_contain_text("is heard by everybody", timeout=LONG_MS)
    hears(studio, SPEAKER_HZ)
    hears(room, LECTURER_HZ)

    room.reload()
    room.get_by_role("tab", name="Hands").click()
    room.get_by_role("button", name="Speak").click()
    expect(room.locator("[data-line-state]")).to_contain_text("Everybody hears you", timeout=LONG_MS)
    hears(studio, SPEAKER_HZ)
    assert Turn.objects.get().ended_at is None


def test_a_line_that_one_end_lost_is_made_anew(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul = make.registration(webinar).person
    studio = open_studio(visit, lecturer, webinar)
    room = open_room(visit, aigul, webinar, hz=SPEAKER_HZ)
    speak(room, studio, aigul)
    room.evaluate("() => lines.at(-1).close()")
    expect(studio.locator("studio-stage [data-speakers]")).to_contain_text("is being connected", timeout=LONG_MS)
    expect(studio.locator("studio-stage [data-speakers]")).to_contain_text("is heard by everybody", timeout=LONG_MS)
    hears(studio, SPEAKER_HZ)
    hears(room, LECTURER_HZ)
    assert Turn.objects.get().ended_at is None


def test_a_microphone_that_may_not_be_used_is_told_and_nothing_is_lost(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul = make.registration(webinar).person
    studio = open_studio(visit, lecturer, webinar)
    room = visit(aigul)
    room.context.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    )
    room.goto(f"/webinars/{webinar.code}/room/")
    room.get_by_role("tab", name="Hands").click()
    room.get_by_role("button", name="Test my microphone").click()
    expect(room.locator("room-stage [role=alert]")).to_contain_text("not allowed to use the microphone")
    room.get_by_role("button", name="Raise my hand").click()
    about(studio, "Give the microphone", aigul).click()
    room.get_by_role("button", name="Speak").click()
    expect(room.locator("room-stage [role=alert]")).to_contain_text("not allowed to use the microphone")
    expect(studio.locator("studio-stage [data-speakers]")).to_contain_text("has not pressed “Speak” yet")
    room.get_by_role("button", name="Not now").click()
    expect(room.get_by_role("button", name="Raise my hand")).to_be_visible()
