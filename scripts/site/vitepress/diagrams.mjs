/** Draws the diagrams of a page in the browser, with a library that the site itself holds. @module */

const sources = new WeakMap();

/**
 * Draws them all anew, in the colours of the theme.
 * @param {string} library Address of the library.
 * @param {boolean} isDark
 */
export async function drawDiagrams(library, isDark) {
  const places = [...document.querySelectorAll("pre.diagram")];
  if (places.length === 0) return;
  const { default: mermaid } = await import(/* @vite-ignore */ library);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: isDark ? "dark" : "neutral",
    fontFamily: "ui-sans-serif, system-ui, sans-serif", // as in style.css: it is measured elsewhere
  });
  for (const [index, place] of places.entries()) {
    const source = sources.get(place) ?? place.textContent;
    sources.set(place, source);
    const { svg } = await mermaid.render(`diagram-${index}`, source);
    place.innerHTML = svg;
    place.classList.add("is-drawn");
  }
}
