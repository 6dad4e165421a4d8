// @ts-check
// What this browser can do, found by looking for it: never by its name.

const HLS = "application/vnd.apple.mpegurl";
const SOUND = 'audio/mp4; codecs="opus"';
/** What the server makes for the mode `light`, of whatever the lecturer's browser sends. */
const LIGHT = 'video/mp4; codecs="avc1.4D400D,opus"';

/**
 * How live media get into a <video> here. `mse`: Media Source Extensions; `managed`: their variant on iPhones; `native`: the
 * browser's own HLS, some seconds behind; `none`: not at all.
 * @typedef {"mse" | "managed" | "native" | "none"} Way
 */

/** @param {any} [scope] the window @returns {Way} */
export function wayToPlay(scope = globalThis) {
  if (takesOurSound(scope.MediaSource)) return "mse";
  if (takesOurSound(scope.ManagedMediaSource)) return "managed";
  return scope.document?.createElement("video").canPlayType?.(HLS) ? "native" : "none";
}

/** @param {any} source a class of media sources, if there is one */
function takesOurSound(source) {
  return typeof source?.isTypeSupported === "function" && spellings(SOUND).some((type) => source.isTypeSupported(type));
}

/**
 * @param {string} address of a playlist @param {any} [scope]
 * @returns {string} the same for the browser's own HLS: Safari before 2023 would be silent with Opus, and gets AAC
 */
export function hlsAddress(address, scope = globalThis) {
  const video = scope.document.createElement("video");
  if (spellings(SOUND).some((type) => video.canPlayType(type))) return address;
  return `${address}${address.includes("?") ? "&" : "?"}sound=aac`;
}

/** @param {any} [scope] @returns {any} the class of media sources, if there is one */
export function mediaSourceClass(scope = globalThis) {
  const way = wayToPlay(scope);
  if (way === "mse") return scope.MediaSource;
  return way === "managed" ? scope.ManagedMediaSource : undefined;
}

/**
 * @param {string} type e.g. `video/mp4; codecs="avc1.42E01F,opus"`
 * @param {any} [scope]
 * @returns {string} the same as this browser spells it; "" when it cannot play it
 */
export function playableType(type, scope = globalThis) {
  return spellings(type).find((one) => mediaSourceClass(scope)?.isTypeSupported(one)) ?? "";
}

/** Opus in MP4 is registered as `Opus`. Safari knows that name alone, Chromium the other alone. @param {string} type */
function spellings(type) {
  return [type, type.replace("opus", "Opus")];
}

/** @param {any} [scope] @returns {boolean} */
export function canPlayLight(scope = globalThis) {
  return playableType(LIGHT, scope) !== "";
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
