import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { useLocale } from './locale.ts'

type SharingProps = { title: string; description: string; site: string; image: string }

/** So much of a description is shown anywhere; characters. */
const SHARED_DESCRIPTION = 200

/** What others show of the page where its address is posted (Open Graph, and what X calls it). */
export const Sharing: FC<SharingProps> = ({ title, description, site, image }) => {
  const { req } = useRequestContext<AppEnv>()
  const { lang } = useLocale()
  const here = new URL(req.url)
  const picture = new URL(image, here).href
  const properties = {
    'og:type': 'website',
    'og:site_name': site,
    'og:title': title,
    'og:description': description.slice(0, SHARED_DESCRIPTION),
    'og:url': here.origin + here.pathname,
    'og:locale': lang,
    'og:image': picture,
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': title,
  }
  return (
    <>
      {Object.entries(properties).map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:image" content={picture} />
    </>
  )
}
