// @ts-check
/** Who is on air, and what is offered to whom. See webinars/room-state.js. */

/** @typedef {{ id: number, name: string }} Named */
/** @typedef {{ by: Named, to: Named, until: number }} Offer */
/** @typedef {{ onAir: Named | null, offer: Offer | null }} Air */

/** @param {import("./room-state.js").PartSnapshot} snapshot @returns {Air} */
export function fromSnapshot({ shared, host }) {
  return { onAir: shared?.on_air ?? null, offer: host ?? null };
}

/** @param {Air} air @param {import("./room-state.js").RoomEvent} event @returns {Air} */
export function apply(air, event) {
  switch (event.type) {
    case "air.taken":
      return { onAir: event.by, offer: null };
    case "air.offered":
      return { ...air, offer: { by: event.by, to: event.to, until: event.until } };
    case "air.declined":
    case "air.withdrawn":
      return { ...air, offer: null };
    case "webinar.ended":
      return { onAir: null, offer: null };
    default:
      return air;
  }
}

/** @param {Air} air @param {number} now the server's time @returns {Offer | null} what still stands */
export function standingOffer({ offer }, now) {
  return offer && now < offer.until ? offer : null;
}
