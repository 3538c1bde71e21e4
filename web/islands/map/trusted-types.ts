/**
 * Under `require-trusted-types-for 'script'` every string set through innerHTML passes here. Imported before Leaflet, which
 * sets one while it loads. What Leaflet itself writes passes; anything else becomes text, whoever set it.
 */

/** The part of the Trusted Types API (W3C) that is used here; TypeScript does not know it yet. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string; createScriptURL(url: string): string | null },
  ): unknown
}

/** Leaflet 1.9.4: its test for SVG, and the signs on its two zoom buttons. */
const LEAFLETS_OWN = new Set([
  '<svg/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
])
const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

const scope: typeof globalThis & { trustedTypes?: PolicyFactory } = globalThis
/** The only scripts that a page of ours starts by their address: workers of the map and of the photos. */
const WORKER = /^\/assets\/(clusters|photo-pixels|photo-faces)-\w+\.js$/

scope.trustedTypes?.createPolicy('default', {
  createHTML: (html) => (LEAFLETS_OWN.has(html) ? html : html.replace(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? '')),
  createScriptURL: (url) => (WORKER.test(url) ? url : null),
})
