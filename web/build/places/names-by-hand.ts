/**
 * Names of cities in other languages that neither CLDR nor the skeleton finds: `country/GeoNames' name|others`. Only
 * such as are in every atlas.
 */
const ROWS = [
  'AR/San Carlos de Bariloche|Bariloche',
  'AT/Vienna|Wien',
  'AZ/Ganja|Gence|گنجه',
  'BE/Antwerpen|Amberes|Anvers',
  'BE/Brugge|Brujas|Bruges',
  'BE/Gent|Gante|Gand',
  'BE/Leuven|Lovaina|Louvain',
  'BE/Liège|Lüttich|Lieja|Luik',
  'CH/Basel|Basilea|Bâle',
  'CH/Genève|Genf|Ginebra|Geneva',
  'CY/Limassol|Λεμεσός|Lemesos',
  'CY/Nicosia|Lefkoşa|Λευκωσία',
  'CZ/Brno|Brünn',
  'CZ/Pilsen|Plzeň',
  'DE/Aachen|Aquisgrán|Aix-la-Chapelle',
  'DE/Hamburg|Αμβούργο',
  'DE/Mainz|Maguncia|Mayence',
  'DE/Munich|München|Münih|Múnich|Μόναχο',
  'DE/Regensburg|Ratisbona',
  'EG/Alexandria|İskenderiye|الإسكندرية',
  'ES/Córdoba|قرطبة',
  'ES/Granada|غرناطة',
  'ES/Sevilla|إشبيلية|Séville',
  'ES/Toledo|طليطلة',
  'ES/Zaragoza|سرقسطة|Saragossa',
  'FR/Bordeaux|Burdeos|Бордо',
  'FR/Nice|Niza|Nizza',
  'FR/Strasbourg|Straßburg|Estrasburgo',
  'FR/Toulouse|Tolosa',
  'GR/Chaniá|Hanya',
  'GR/Irákleion|Ηράκλειο|Heraklion|Kandiye',
  'GR/Thessaloníki|Selanik|Salonica|Salónica|Σαλονίκη',
  'IQ/Erbil|Hewlêr|هەولێر|أربيل',
  'IQ/As Sulaymānīyah|Slêmanî|سلێمانی',
  'IR/Kermanshah|Kirmaşan|کرماشان',
  'IR/Sanandaj|Sine|سنە',
  'IT/Florence|Florenz|Firenze|Florencia',
  'IT/Genoa|Genua|Génova|Gênes',
  'IT/Milan|Mailand|Milán',
  'IT/Naples|Neapel|Napoli|Nápoles',
  'IT/Padova|Padua',
  'IT/Turin|Torino|Turín',
  'IT/Venice|Venedig|Venezia|Venecia|Venise',
  'LB/Sidon|صيدا|Saida',
  'LB/Tyre|صور|Sour',
  'NL/Groningen|خرونینگن|Groninga',
  'NL/The Hague|Den Haag|La Haya|لاهه',
  'PL/Gdańsk|Danzig',
  'PL/Kraków|Krakau|Cracovia|Cracow',
  'PL/Poznań|Posen',
  'PL/Szczecin|Stettin',
  'PL/Wrocław|Breslau|Breslavia',
  'SE/Jönköping|یونشوپینگ',
  'SE/Linköping|لینشوپینگ',
  'SE/Norrköping|نورشوپینگ',
  'SY/Aleppo|حلب|Halep|Alepo',
  'TR/Diyarbakır|Amed|ئامەد',
  'TR/İzmir|Smyrna|Esmirna|Σμύρνη',
  'UA/Lviv|Lemberg|Lwów|Lvov|Львов',
].map((row) => row.split('|'))

const byName: ReadonlyMap<string, readonly string[]> = new Map(ROWS.map(([key = '', ...names]) => [key, names]))

/** The names held by hand of a place, by its country (ISO 3166-1 alpha-2) and GeoNames' name; `[]` for most. */
export function namesByHand(cc: string, name: string): readonly string[] {
  return byName.get(`${cc}/${name}`) ?? []
}

/** Every place for which names are held by hand, as `country/name`. */
export const namedByHand: readonly string[] = [...byName.keys()]
