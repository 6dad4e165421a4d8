// @ts-check
/** The verbs of the server that the studio's big buttons say. */
import { post } from "ui/csrf.js";
import { gettext } from "ui/i18n.js";
import { page, showProblem } from "webinars/studio-page.js";

/** @param {"start" | "pause" | "resume" | "end"} verb @returns {Promise<boolean>} whether it was done; if not, the page says why */
export async function command(verb) {
  try {
    const response = await post(page.dataset[verb] ?? "");
    if (response.ok) return true;
    const problem = response.headers.get("content-type")?.includes("json") ? (await response.json()).message : "";
    showProblem(problem || gettext("The server did not accept this. Reload the page and try again."));
  } catch {
    showProblem(gettext("The server cannot be reached. Check your line and try again."));
  }
  return false;
}
