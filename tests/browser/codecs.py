"""Chromium as it is built without H.264 (Playwright's own, that of some distributions): it neither records nor plays it.

`CHROMIUM_WITHOUT_H264=1` makes the tests' browser one of that kind, where only the other kind can be installed.
"""

import os
from typing import Any

from playwright.sync_api import Browser, BrowserContext

FORGET_H264 = """(() => {
  const h264 = /avc1|avc3|h264|mp4v/i;
  const answer = (owner, name, no) => {
    const ask = owner?.[name];
    if (!ask) return;
    owner[name] = function (type) { return h264.test(type) ? no : ask.call(this, type); };
  };
  answer(globalThis.MediaRecorder, "isTypeSupported", false);
  answer(globalThis.MediaSource, "isTypeSupported", false);
  answer(HTMLMediaElement.prototype, "canPlayType", "");
  const refuse = (type) => { if (h264.test(type ?? "")) throw new DOMException(type, "NotSupportedError"); };
  const guard = (owner, name) => {
    const act = owner?.[name];
    if (act) owner[name] = function (type) { refuse(type); return act.call(this, type); };
  };
  guard(globalThis.MediaSource?.prototype, "addSourceBuffer");
  guard(globalThis.SourceBuffer?.prototype, "changeType");
  globalThis.MediaRecorder = class extends MediaRecorder {
    constructor(stream, options = {}) { refuse(options.mimeType); super(stream, options); }
  };
})();"""


def forget_h264(browser: Browser) -> None:
    """Contexts that this browser opens from now on know no H.264."""
    open_context = browser.new_context

    def open_without(**options: Any) -> BrowserContext:
        context = open_context(**options)
        context.add_init_script(FORGET_H264)
        return context

    browser.new_context = open_without  # type: ignore[method-assign]


def plays_h264(browser: Browser) -> bool:
    page = browser.new_context().new_page()
    answer = page.evaluate("() => MediaSource.isTypeSupported('video/mp4; codecs=\"avc1.42E01F,opus\"')")
    page.context.close()
    return bool(answer)


def is_asked_for() -> bool:
    return os.environ.get("CHROMIUM_WITHOUT_H264", "") == "1"
