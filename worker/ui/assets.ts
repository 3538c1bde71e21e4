import manifest from '../../web/dist/manifest.json' with { type: 'json' }

/** The addresses of what `npm run build` makes for the browser: each holds a hash of its content. */
export const assets = manifest
