// @ts-check

const YEAR_S = 365 * 24 * 3600;

/** @param {string} name @returns {string} "" when there is none */
export function readCookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** Keeps a preference of this browser for a year; "" forgets it. @param {string} name @param {string} value */
export function keepCookie(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${value ? YEAR_S : 0}; SameSite=Lax${secure}`;
}
