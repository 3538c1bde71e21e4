import { flag } from '../flags/fa.ts'
import { log } from '../log/fa.ts'
import { counted } from '../plural.ts'
import { second } from '../second/fa.ts'
import { takenBack } from '../taken-back/fa.ts'
import type { safety as english } from './en.ts'

const count = counted('fa')
const number = new Intl.NumberFormat('fa', { useGrouping: false })

/** Persian. */
export const safety: typeof english = {
  log,
  revert: {
    button: 'پس گرفتن',
    title: 'پس گرفتن یک تصمیم',
    explain: 'همان می‌شود که پیش از این تصمیم بود. آنچه برگزارکننده از آن پس نوشته است می‌ماند.',
    photo: 'فقط نوشته‌های آن و این که نشان داده شود یا نه. آنچه در عکس پوشانده یا برداشته شده پاک شده است و برنمی‌گردد.',
    way: 'از آن پس این تصمیم‌ها هم دربارهٔ آن گرفته شده‌اند. اول باید این‌ها پس گرفته شوند، از تازه‌ترین:',
    withThem: 'این‌ها را پس بگیر و بعد آن را',
    explains: takenBack.explain,
    refused: {
      lost: 'نمی‌توان پسش گرفت: آنچه پیش از آن بود دیگر نگه‌داری نمی‌شود، یا آنچه برداشته شده برای همیشه پاک شده است.',
      gone: 'موضوع آن پاک شده است.',
      withdrawn: 'برگزارکننده خودش آن را پس گرفته است.',
      way: 'از آن پس تصمیم دیگری دربارهٔ آن گرفته شده است.',
      stale: 'همین حالا عوض شد. دوباره امتحان کنید.',
      nothing: takenBack.nothing,
      notYours: takenBack.notYours,
      repeated: 'پیش‌تر پس گرفته شده است.',
    },
    many: 'پس گرفتن همهٔ کارهای یک نفر',
    manyIntro:
      'برای وقتی که نشست کسی دزدیده شده یا اشتباه زیادی شده است. همهٔ تصمیم‌های او از آن زمان پس گرفته می‌شوند، از تازه‌ترین.',
    who: 'چه کسی',
    since: 'از چه زمانی (به وقت UTC)',
    preview: 'اول ببینیم',
    will: (n) => count(n, { other: '# تصمیم پس گرفته می‌شود.' }),
    cannot: (n) =>
      count(n, { other: '# تصمیم را نمی‌توان پس گرفت: یا پس گرفته شده‌اند، یا آنچه برداشته‌اند برای همیشه پاک شده است.' }),
    elsewhere: 'آنچه در حوزهٔ شما نیست همان‌طور می‌ماند.',
    go: 'همهٔ این‌ها را پس بگیر',
    needsSecond: 'این‌ها بیش از ۲۰ تاست: اول باید هماهنگ‌کنندهٔ دیگری موافقت کند.',
    cut: (n) => `هر بار فقط ${number.format(n)} تای تازه‌تر.`,
  },
  run: {
    bulk: 'تصمیم دربارهٔ چندین مورد',
    revert: (name) => `پس گرفتن کارهای ${name}`,
    states: {
      proposed: 'منتظر هماهنگ‌کنندهٔ دوم است.',
      going: 'هر ربع ساعت خودبه‌خود پیش می‌رود. می‌توانید همین حالا ادامه دهید.',
      done: 'انجام شد.',
      refused: 'رد شد یا نیمه‌کاره ماند.',
    },
    progress: (done, total) => `${done} از ${total}`,
    goOn: 'ادامه',
    outcomes: {
      done: 'انجام شد',
      stale: 'در این میان عوض شده: دوباره نگاه کنید',
      way: 'از آن پس تصمیم دیگری گرفته شده',
      lost: 'نمی‌توان پس گرفت',
      withdrawn: 'برگزارکننده پس گرفته',
      second: 'به نفر دوم نیاز دارد: جداگانه تصمیم بگیرید',
      notYours: takenBack.notYoursOutcome,
      scope: 'در حوزهٔ شما نیست',
      repeated: 'پیش‌تر پس گرفته شده',
      gone: 'دیگر نیست',
      failed: 'نشد: جداگانه تصمیم بگیرید',
    },
    waits: 'در انتظار',
  },
  bulk: {
    title: 'تصمیم دربارهٔ چندین مورد',
    intro: 'آنچه را دیده‌اید انتخاب کنید. اگر بیش از ۲۰ تا باشد، هماهنگ‌کنندهٔ دیگری هم باید موافقت کند.',
    none: 'چیزی در انتظار نیست.',
    publish: 'این‌ها منتشر شوند',
    reject: 'این‌ها رد شوند',
    reason: 'دلیل، برای همهٔ برگزارکنندگان',
    chooseSome: 'دست‌کم یکی را انتخاب کنید.',
  },
  second,
  flag,
}
