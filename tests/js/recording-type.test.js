// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { MediaProblem } from "media/devices.js";
import { AUDIO_TYPES, VIDEO_TYPES, chooseType } from "media/recording.js";

const withPicture = { getVideoTracks: () => [{}] };
const soundAlone = { getVideoTracks: () => [] };

/** A browser that records these containers, with these codecs only. @param {Record<string, string[]>} known */
const browser = (known) => (type) => {
  const [container, codecs = ""] = type.split(";codecs=");
  return container in known && codecs.split(",").every((codec) => !codec || known[container].some((one) => codec.startsWith(one)));
};
const CHROMIUM = browser({ "video/x-matroska": ["avc1", "vp8", "vp9", "opus"], "video/webm": ["h264", "vp8", "vp9", "opus"], "audio/webm": ["opus"] });
const WITHOUT_H264 = browser({ "video/x-matroska": ["vp8", "vp9", "opus"], "video/webm": ["vp8", "vp9", "opus"], "audio/webm": ["opus"] });
const FIREFOX = browser({ "video/webm": ["vp8", "opus"], "audio/webm": ["opus"], "audio/ogg": ["opus"] });
const SAFARI = browser({ "video/mp4": ["avc1", "mp4a"], "audio/mp4": ["mp4a"] });
const SAFARI_WITH_OPUS = browser({ "video/mp4": ["avc1", "mp4a", "opus"], "audio/mp4": ["mp4a", "opus"] });

const cases = [
  ["Chromium: H.264, which the server need not convert", CHROMIUM, "video/x-matroska;codecs=avc1,opus", "audio/webm;codecs=opus"],
  ["an older Chromium: H.264 in WebM", browser({ "video/webm": ["h264", "vp8", "vp9", "opus"], "audio/webm": ["opus"] }), "video/webm;codecs=h264,opus", "audio/webm;codecs=opus"],
  ["Chromium without H.264: VP9 before VP8", WITHOUT_H264, "video/webm;codecs=vp9,opus", "audio/webm;codecs=opus"],
  ["Firefox: VP8", FIREFOX, "video/webm;codecs=vp8,opus", "audio/webm;codecs=opus"],
  ["Safari: MP4 with AAC", SAFARI, "video/mp4;codecs=avc1.42E01F,mp4a.40.2", "audio/mp4"],
  ["Safari that writes Opus: no sound to convert", SAFARI_WITH_OPUS, "video/mp4;codecs=avc1.42E01F,opus", "audio/mp4;codecs=opus"],
  ["one that names no codecs", (type) => type === "video/mp4" || type === "audio/mp4", "video/mp4", "audio/mp4"],
];

for (const [name, can, video, audio] of cases) {
  test(`the best that it can write. ${name}`, () => {
    assert.equal(chooseType(withPicture, can), video);
    assert.equal(chooseType(soundAlone, can), audio);
  });
}

test("a browser that writes nothing that can be stored says which do", () => {
  for (const stream of [withPicture, soundAlone]) {
    assert.throws(
      () => chooseType(stream, (type) => type === "audio/ogg;codecs=opus"),
      (problem) => problem instanceof MediaProblem && problem.reason === "unsupported" && problem.message.includes("Firefox"),
    );
  }
});

test("each type that may be chosen is chosen in some browser", () => {
  const chosen = (types, at) => types.filter((type) => !cases.some((one) => one[at] === type));
  assert.deepEqual([chosen(VIDEO_TYPES, 2), chosen(AUDIO_TYPES, 3)], [[], []]);
});
