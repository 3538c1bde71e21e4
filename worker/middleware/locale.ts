import { factory } from '../app-env.ts'
import { messages } from '../messages/messages.ts'
import { isShipped, preferredLang } from '../rules/languages.ts'
import { readCampaignTexts } from '../store/campaign-texts.ts'

/**
 * Chooses the language: that of the URL's prefix, else the one that the browser asks for. It stands before everything
 * that can fail, so that an error too is said in the visitor's language.
 */
export const locale = factory.createMiddleware(async function localeMiddleware(c, next) {
  const [, prefix = ''] = new URL(c.req.url).pathname.split('/')
  const lang = isShipped(prefix) ? prefix : preferredLang(c.req.header('Accept-Language'))
  c.set('lang', lang)
  c.set('t', messages[lang])
  c.set('campaign', {})
  await next()
})

/** Speaks in the campaign's own words where it has set some. */
export const campaign = factory.createMiddleware(async function campaignMiddleware(c, next) {
  c.set('campaign', await readCampaignTexts(c.var.db, c.var.lang))
  await next()
})
