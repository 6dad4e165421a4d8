// Lets Node find modules by the names that the pages' import map gives them: "ui/i18n.js" is a static file of the app ui.
// Used as: node --import ./tests/js/resolve.js --test tests/js/*.test.js
import { existsSync } from "node:fs";
import { register } from "node:module";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);

/** @param {string} name @returns {string | undefined} */
export function locate(name) {
  const app = name.split("/", 1)[0];
  for (const path of [`${app}/static/${name}`, `platform/${app}/static/${name}`, `webinars/${app}/static/${name}`, `platform/ui/static/${name}`]) {
    const url = new URL(path, ROOT);
    if (existsSync(fileURLToPath(url))) return url.href;
  }
  return undefined;
}

/** @type {(name: string, context: object, next: Function) => unknown} */
export function resolve(name, context, next) {
  const bare = !/^[./]|^[a-z]+:/.test(name);
  const url = bare ? locate(name) : undefined;
  return url ? { url, format: "module", shortCircuit: true } : next(name, context);
}

// Node runs the hooks in a thread of their own, which loads this file again: register once.
const { isMainThread } = await import("node:worker_threads");
if (isMainThread) register(import.meta.url);
