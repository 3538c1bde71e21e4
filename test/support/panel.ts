import { unescapeHtml } from './html.ts'
import { readQr } from './qr.ts'

/** What a page offers to subscribe to, as a visitor without scripts has it. */
export type Panel = {
  holds: string
  only: string[]
  /** Every link of the panel by its words. */
  links: Record<string, string>
  address: string
  /** What the QR code says. */
  code: string | null
}

/** Reads the subscribe panel of a page; null where it has none. */
export function panelOf(html: string): Panel | null {
  const panel = /<section class="subscribe"[\s\S]*?<\/section>/.exec(html)?.[0]
  if (!panel) return null
  const text = (pattern: RegExp) => unescapeHtml(pattern.exec(panel)?.[1] ?? '')
  const links = [...panel.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g)]
  return {
    holds: text(/<p class="subscribe-holds">([^<]*)</),
    only: [...panel.matchAll(/<li class="tag">([^<]*)</g)].map(([, part = '']) => unescapeHtml(part)),
    links: Object.fromEntries(links.map(([, href = '', words = '']) => [unescapeHtml(words), unescapeHtml(href)])),
    address: text(/<code id="feed-address"[^>]*>([^<]*)</),
    code: readQr(/<svg class="qr-code"[\s\S]*?<\/svg>/.exec(panel)?.[0] ?? ''),
  }
}
