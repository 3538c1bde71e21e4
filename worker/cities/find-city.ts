import { cityBySlug, cityName } from './cities.ts'
import { type Assets, openGazetteer } from './gazetteer.ts'

/** The city of the URL `/cities/{cc}/{slug}` and its name for a reader of `lang`, bundled or not; null for none. */
export async function findCity(
  assets: Assets,
  { cc, slug, lang }: { cc: string; slug: string; lang: string },
): Promise<{ cc: string; slug: string; name: string } | null> {
  const bundled = cityBySlug(cc, slug)
  if (bundled) return { cc: bundled.cc, slug, name: cityName(bundled, lang) }
  const place = await openGazetteer(assets).bySlug(cc, slug)
  return place && { cc: place.cc, slug, name: place.name }
}
