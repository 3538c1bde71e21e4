import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { useLocale } from './locale.ts'

/** The picture that others show where a page's address is posted: its path, media type, pixels and what it shows. */
export type SharedPicture = {
  path: string
  type: 'image/png' | 'image/webp'
  width: number
  height: number
  alt: string
}

type SharingProps = { title: string; description: string; site: string; picture: SharedPicture }

/** So much of a description is shown anywhere; characters. */
const SHARED_DESCRIPTION = 200

/** What others show of the page where its address is posted (Open Graph, and what X calls it). */
export const Sharing: FC<SharingProps> = ({ title, description, site, picture }) => {
  const { req } = useRequestContext<AppEnv>()
  const { lang } = useLocale()
  const here = new URL(req.url)
  const image = new URL(picture.path, here).href
  const properties = {
    'og:type': 'website',
    'og:site_name': site,
    'og:title': title,
    'og:description': description.slice(0, SHARED_DESCRIPTION),
    'og:url': here.origin + here.pathname,
    'og:locale': lang,
    'og:image': image,
    'og:image:type': picture.type,
    'og:image:width': String(picture.width),
    'og:image:height': String(picture.height),
    'og:image:alt': picture.alt,
  }
  return (
    <>
      {Object.entries(properties).map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:image" content={image} />
    </>
  )
}
