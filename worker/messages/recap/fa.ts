import type { Messages } from '../en.ts'
import { counted } from '../plural.ts'

const count = counted('fa')
const number = new Intl.NumberFormat('fa')

export const recap: Messages['recap'] = {
  on: (date: string) => `جهان در ${date}`,
  within: (dates: string) => `جهان، ${dates}`,
  soFar: 'جهان تا امروز',
  took: (n: number) => count(n, { other: '# آکسیون برگزار شد' }),
  people: (range: string, most: number) => `${range} نفر ${most === 1 ? 'آمد' : 'آمدند'}، به گفتهٔ گزارش‌ها`,
  peopleThere: (range: string, _most: number) => `${range} نفر`,
  reports: (n: number) => count(n, { other: '# گزارش' }),
  range: (from: number, to: number) =>
    from === to ? number.format(from) : `${number.format(from)} تا ${number.format(to)}`,
  photos: 'عکس‌ها',
  photosOf: (day: string) => `عکس‌ها: ${day}`,
  allPhotos: (n: number) => count(n, { other: 'همهٔ # عکس' }),
  morePhotos: 'عکس‌های بیشتر',
  loadingPhotos: 'عکس‌های بیشتری در راه است.',
  firstPhotos: 'از آغاز',
  noPhotos: 'هنوز عکسی نیست.',
  photoFrom: (place: string) => `عکسی از ${place}`,
  spot: (n: number, city: string) => count(n, { other: `# عکس از ${city}` }),
  credit: (name: string) => `عکس از ${name}`,
  byCountry: 'کشور به کشور',
  moreCountries: (n: number) => count(n, { other: '# کشور دیگر' }),
  withoutCountry: 'اینترنتی',
  told: 'آنچه می‌گویند',
  toldOf: (day: string) => `آنچه می‌گویند: ${day}`,
  moreTold: 'گزارش‌های بیشتر',
  inOtherLanguages: 'به زبان‌های دیگر',
  countedOnce: 'بر پایهٔ گزارش‌هایی که اینجا منتشر شده‌اند: جمع کمترین و بیشترین شماری که گفته‌اند.',
  takeAway: 'برای رسانه‌ها، پارلمان‌ها و بایگانی‌ها',
  pack: 'همه چیز در یک فایل (ZIP)',
  packHolds: 'جدول‌ها، داده‌های نقشه، تقویم، عکس‌ها با نام عکاس و مجوز انتشار، و صفحه‌ای که بی‌اینترنت باز می‌شود.',
  image: 'تصویری برای هم‌رسانی، با این عددها',
  licence: 'مجوز انتشار',
  file: {
    title: (day: string) => `${day}: آنچه گذشت`,
    madeOn: (moment: string, url: string) => `ساخته‌شده در ${moment} از آنچه در ${url} برای همه پیداست`,
    tables: 'جدول‌ها و داده‌ها',
    readme: (url: string, moment: string) => `آنچه همه می‌توانستند از این روز ببینند، در
${url}
زمان: ${moment}
از جاها تنها همان اندازه آمده که برگزارکنندگان نشان می‌دهند.

index.html
همهٔ این‌ها در یک صفحه؛ نه اینترنت می‌خواهد و نه اسکریپت
actions.csv
آکسیون‌ها، هر کدام یک سطر؛ UTF-8 با ویرگول، در هر برنامهٔ صفحه‌گسترده باز می‌شود
actions.geojson
همان‌ها برای برنامه‌های نقشه (RFC 7946)
day.ics
همان‌ها برای تقویم‌ها (RFC 5545)
photos.csv
عکس‌ها: زیرنویس، شرح، نام عکاس، مجوز انتشار، جا
photos.json
همان‌ها برای برنامه‌ها
photos/
خود عکس‌ها، WebP، هر ضلع دست بالا ۲۰۴۸ پیکسل
SHA256SUMS
جمع وارسی SHA-256 هر فایل؛ برای بررسی: sha256sum -c SHA256SUMS

در جدول‌ها، خانه‌ای که صفحه‌گسترده آن را فرمول می‌پندارد با آپاستروف آغاز می‌شود.
شمار شرکت‌کنندگان هر آکسیون همان است که گزارشش می‌گوید: دست کم، دست بالا، و اینکه چه کسی شمرده است.
هر عکس مجوز خودش را دارد؛ هر جا نشانش می‌دهید نام عکاس را بیاورید.`,
  },
}
