// @ts-check
// An icon of the sprite, for what scripts draw: icon("mic-off"), icon("check", "s").

const sprite = document.querySelector('link[rel="ui-icons"]')?.getAttribute("href") ?? "/static/ui/icons.svg";
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name a name from icons.txt
 * @param {"" | "s" | "l"} [size]
 * @returns {SVGSVGElement}
 */
export function icon(name, size = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", size ? `icon icon--${size}` : "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
