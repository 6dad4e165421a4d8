// @ts-check
/** Elements of the page that take part in the room: each has the attribute `data-room-part` and a method `attach(room)`. */

/** @param {ParentNode} page @param {import("./room-socket.js").RoomSocket} room */
export function attachParts(page, room) {
  for (const element of page.querySelectorAll("[data-room-part]")) {
    // A module that is late, or broken, holds nobody up.
    customElements.whenDefined(element.localName).then(() => {
      customElements.upgrade(element);
      /** @type {any} */ (element).attach(room);
    });
  }
}
