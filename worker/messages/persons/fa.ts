import type { Messages } from '../en.ts'
import { counted } from '../plural.ts'

const count = counted('fa')

export const persons: Messages['persons'] = {
  title: 'برای چه کسانی',
  lead: 'کسانی که مردم برایشان به خیابان می‌آیند.',
  none: 'هنوز نام کسی اینجا نیست.',
  for: 'برای',
  portraitOf: (name: string) => `چهرهٔ ${name}`,
  portraitBy: (name: string) => `عکس چهره از ${name}`,
  photos: 'عکس‌ها',
  photosFor: (name: string) => `عکس‌ها: ${name}`,
  morePhotos: 'عکس‌های بیشتر',
  told: 'آنچه گروه‌ها می‌گویند',
  original: (language: string) => `این متن به ${language} است.`,
  desk: {
    title: 'اشخاص',
    add: 'افزودن یک نفر',
    edit: 'ویرایش یک نفر',
    name: 'نام',
    about: 'کیست',
    slug: 'نشانی',
    slugHint: 'حروف کوچک لاتین، رقم و خط تیره. هرگز تغییر نمی‌کند.',
    original: 'کدام متن اصلی است؟',
    portrait: 'عکس چهره',
    portraitHint: 'جای عکس کنونی را می‌گیرد. اینکه کجا و با چه گرفته شده پاک می‌شود.',
    credit: 'عکس چهره از کیست',
    save: 'ذخیره',
    remove: 'برداشتن این شخص',
    removeSure:
      'صفحه برداشته می‌شود و عکس چهره برای همیشه پاک می‌شود. آکسیون‌ها، گزارش‌ها و عکس‌ها می‌مانند. متن‌ها را تا ۹۰ روز می‌شود از دفتر تصمیم‌ها برگرداند.',
    stale: 'در این میان کس دیگری این شخص را تغییر داده است. آنچه نوشتید پایین است؛ آنچه اکنون ذخیره است اول آمده.',
    now: 'ذخیره‌شدهٔ کنونی',
    forDay: 'این روز برای چه کسانی است؟',
    forAction: 'این آکسیون برای چه کسانی است؟',
    forHint: 'همهٔ آکسیون‌ها و عکس‌های یک روز برای کسانی است که روز برایشان است.',
    nobody: 'هنوز کسی نیست که انتخاب شود.',
    count: (n: number) => count(n, { other: '# نفر' }),
  },
}
