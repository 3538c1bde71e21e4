/** The look of a pack's page: it stands alone on a disk, so that its style is in it. The colours are those of tokens.css. */
export const PACK_STYLES = `
:root { color-scheme: light dark; --paper: #f6f1e7; --ink: #17130f; --muted: #62584c; --signal: #c8201f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14110e; --ink: #f4ecdf; --muted: #b3a797; --signal: #ff6a55; } }
@media print { :root { --paper: #fff; --ink: #000; --muted: #444; --signal: #b31b1a; } }
body { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Vazirmatn, "Noto Naskh Arabic", system-ui, sans-serif; overflow-wrap: break-word; }
:lang(fa) { line-height: 1.9; }
header { border-block-end: 6px solid var(--ink); }
h1 { margin: 0 0 .5rem; font-size: clamp(2.25rem, 1.5rem + 4vw, 4.5rem); font-weight: 900; line-height: 1.15; }
h2 { margin-block: 2.5rem 1rem; font-size: 1.8rem; font-weight: 900; }
h3 { margin: 0; font-size: 1.3rem; font-weight: 900; }
h4 { margin: 0; font-size: 1.1rem; }
a { color: inherit; }
.counts { color: var(--signal); font-size: 1.4rem; font-weight: 800; }
.fine { color: var(--muted); font-size: .9375rem; }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem 1rem; padding: 0;
  list-style: none; }
figure { margin: 0; break-inside: avoid; }
img { display: block; width: 100%; height: auto; }
figcaption { display: flex; flex-direction: column; padding-block-start: .4rem; font-size: .9375rem; line-height: 1.5; }
article { max-width: 46rem; padding-block: 1rem; border-block-start: 2px solid var(--ink); break-inside: avoid; }
`
