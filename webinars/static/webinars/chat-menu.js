// @ts-check
/** What one can do with a message: a sheet of large buttons, for a thumb as for a keyboard. */
import { confirmDialog } from "ui/elements/dialog.js";
import { gettext, interpolate } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import { element } from "webinars/chat-item.js";
import { cut } from "webinars/chat-text.js";

/**
 * @param {import("./chat-state.js").Chat} chat
 * @param {import("./chat-state.js").ChatState} state
 * @param {{ send: (message: Record<string, unknown>) => void, answer: () => void }} does
 */
export function openChatMenu(chat, state, { send, answer }) {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", "dialog chat-menu"));
  const title = element("h2", "chat-menu__title");
  title.id = "chat-menu-title";
  title.append(element("bdi", "", chat.by.name));
  dialog.setAttribute("aria-labelledby", title.id);
  const excerpt = element("p", "chat-menu__text muted", cut(chat.text, 80));
  excerpt.dir = "auto";
  const list = element("div", "chat-menu__list");
  dialog.append(title, excerpt, list);

  /** @param {string} sign @param {string} label @param {() => void} run @param {string} [tone] */
  function add(sign, label, run, tone = "") {
    const button = /** @type {HTMLButtonElement} */ (element("button", `menu__item ${tone}`));
    button.type = "button";
    button.append(icon(sign), label);
    button.addEventListener("click", () => {
      dialog.close();
      run();
    });
    list.append(button);
  }

  add("corner-down-right", gettext("Reply"), answer);
  if (state.moderates) moderate(chat, state, add, send);
  add("x", gettext("Close"), () => {});
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * @param {import("./chat-state.js").Chat} chat @param {import("./chat-state.js").ChatState} state
 * @param {(sign: string, label: string, run: () => void, tone?: string) => void} add
 * @param {(message: Record<string, unknown>) => void} send
 */
function moderate(chat, state, add, send) {
  const { id, name } = chat.by;
  if (state.pinned?.id === chat.id) add("pin", gettext("Take it off the top"), () => send({ type: "chat.unpin" }));
  else add("pin", gettext("Pin to the top"), () => send({ type: "chat.pin", id: chat.id }));
  add("trash-2", gettext("Remove the message"), () => send({ type: "chat.remove", id: chat.id }), "menu__item--danger");
  if (chat.by.host) return;
  if (state.muted.some((each) => each.id === id)) add("message-circle", gettext("Let this person write again"), () => send({ type: "person.unmute", id }));
  else add("volume-x", gettext("Mute in the chat"), () => send({ type: "person.mute", id }), "menu__item--danger");
  if (state.banned.some((each) => each.id === id)) add("door-open", gettext("Let this person back in"), () => send({ type: "person.unban", id }));
  else add("user-x", gettext("Send out of the room"), () => sendOut(id, name, send), "menu__item--danger");
}

/** @param {number} id @param {string} name @param {(message: Record<string, unknown>) => void} send */
async function sendOut(id, name, send) {
  const sure = await confirmDialog({
    title: interpolate(gettext("Send %(name)s out of the room?"), { name }),
    text: gettext("The lecture ends for this person on all devices until you let them back in. Attended time stays."),
    action: gettext("Send out"),
  });
  if (sure) send({ type: "person.ban", id });
}
