// @ts-check
// What this browser can do, found by looking for it: never by its name.

const HLS = "application/vnd.apple.mpegurl";

/**
 * How live media get into a <video> here. `mse`: Media Source Extensions; `managed`: their variant on iPhones; `native`: the
 * browser's own HLS, some seconds behind; `none`: not at all.
 * @typedef {"mse" | "managed" | "native" | "none"} Way
 */

/** @param {any} [scope] the window @returns {Way} */
export function wayToPlay(scope = globalThis) {
  if (typeof scope.MediaSource?.isTypeSupported === "function") return "mse";
  if (typeof scope.ManagedMediaSource?.isTypeSupported === "function") return "managed";
  return playsHls(scope) ? "native" : "none";
}

/** @param {any} [scope] @returns {boolean} whether the browser plays HLS by itself */
export function playsHls(scope = globalThis) {
  return Boolean(scope.document?.createElement("video").canPlayType?.(HLS));
}

/** @param {any} [scope] @returns {any} the class of media sources, if there is one */
export function mediaSourceClass(scope = globalThis) {
  const way = wayToPlay(scope);
  if (way === "mse") return scope.MediaSource;
  return way === "managed" ? scope.ManagedMediaSource : undefined;
}

/** @param {string} type e.g. `video/mp4; codecs="avc1.42E01F,opus"` @param {any} [scope] @returns {boolean} */
export function canPlayType(type, scope = globalThis) {
  return Boolean(mediaSourceClass(scope)?.isTypeSupported(type));
}

/** @typedef {{ isOn: () => boolean, toggle: () => Promise<void> }} Switch */

/**
 * Picture in picture: the standard's way, else Safari's older one; null where there is none (Firefox has a button of its own).
 * @param {any} video @param {any} [scope] the document
 * @returns {Switch | null}
 */
export function pictureInPicture(video, scope = globalThis.document) {
  if (scope.pictureInPictureEnabled && video.requestPictureInPicture) {
    const isOn = () => scope.pictureInPictureElement === video;
    return { isOn, toggle: async () => void (await (isOn() ? scope.exitPictureInPicture() : video.requestPictureInPicture())) };
  }
  if (video.webkitSupportsPresentationMode?.("picture-in-picture") && video.webkitSetPresentationMode) {
    const isOn = () => video.webkitPresentationMode === "picture-in-picture";
    return { isOn, toggle: async () => video.webkitSetPresentationMode(isOn() ? "inline" : "picture-in-picture") };
  }
  return null;
}

/**
 * Full screen of the whole player; where only a video can have it (iPhone), of the video; null where there is none.
 * @param {any} player @param {any} video @param {any} [scope] the document
 * @returns {Switch | null}
 */
export function fullScreen(player, video, scope = globalThis.document) {
  if (scope.fullscreenEnabled && player.requestFullscreen) {
    const isOn = () => scope.fullscreenElement === player;
    return { isOn, toggle: async () => void (await (isOn() ? scope.exitFullscreen() : player.requestFullscreen())) };
  }
  if (scope.webkitFullscreenEnabled && player.webkitRequestFullscreen) {
    const isOn = () => scope.webkitFullscreenElement === player;
    return { isOn, toggle: async () => (isOn() ? scope.webkitExitFullscreen() : player.webkitRequestFullscreen()) };
  }
  if (video.webkitEnterFullscreen) {
    return { isOn: () => Boolean(video.webkitDisplayingFullscreen), toggle: async () => video.webkitEnterFullscreen() };
  }
  return null;
}
