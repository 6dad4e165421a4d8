// @ts-check
// media-chrome's controls (<media-controller>, <media-play-button> ...) under our policy and in our languages.
// import { mediaChrome } from "ui/media-chrome.js"; await mediaChrome();
//
// Its elements write <style> into their shadow trees, which our Content-Security-Policy allows only with the page's nonce:
// the nonce is added where an element named media-* writes its tree, and nowhere else.

import { language } from "ui/i18n.js";
import { mediaWords } from "ui/media-words.js";

/** @type {Promise<void> | undefined} */
let loading;

/** Loads and defines the elements, once. @returns {Promise<void>} */
export function mediaChrome() {
  loading ??= load();
  return loading;
}

/** @returns {Promise<void>} */
async function load() {
  allowStyles(/** @type {HTMLElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "");
  // The elements write their labels when they are defined, and the page holds them already: so the words come first.
  const define = customElements.define;
  /** @type {Parameters<typeof define>[]} */
  const waiting = [];
  customElements.define = (...definition) => void waiting.push(definition);
  try {
    const { addTranslation, setLanguage } = await import("vendor/media-chrome/media-chrome.js");
    addTranslation(language, mediaWords());
    setLanguage(language);
  } finally {
    customElements.define = define;
    for (const definition of waiting) customElements.define(...definition);
  }
}

/** @param {string} nonce */
function allowStyles(nonce) {
  const marked = `<style nonce="${nonce}"`;
  /** @param {ShadowRoot} root @param {string} html */
  const withNonce = (root, html) => (root.host?.localName.startsWith("media-") ? html.replace(/<style\b/g, marked) : html);

  const proto = /** @type {any} */ (ShadowRoot.prototype);
  const { setHTMLUnsafe } = proto;
  if (setHTMLUnsafe) {
    proto.setHTMLUnsafe = function (/** @type {string} */ html, /** @type {unknown[]} */ ...rest) {
      return setHTMLUnsafe.call(this, withNonce(this, html), ...rest);
    };
  }
  const plain = Object.getOwnPropertyDescriptor(proto, "innerHTML");
  if (!plain?.set) return;
  Object.defineProperty(proto, "innerHTML", {
    ...plain,
    set(html) {
      plain.set?.call(this, withNonce(this, String(html)));
    },
  });
}
