import type { Messages } from '../en.ts'

const number = new Intl.NumberFormat('fa')

export const subscribe: Messages['subscribe'] = {
  heading: 'در تقویم شما',
  explain: 'یک بار مشترک شوید؛ آکسیون‌های تازه، جابه‌جایی‌ها و لغوها خودشان به تقویمتان می‌آیند.',
  explainOne: 'یک بار مشترک شوید؛ اگر جابه‌جا یا لغو شود، تقویمتان نشان می‌دهد.',
  subscribe: 'مشترک شدن',
  download: 'فایل تقویم (ICS)',
  one: 'افزودن به تقویم',
  holds: {
    all: 'همهٔ آکسیون‌ها، در همه‌جا',
    days: 'خودِ روزهای اقدام',
    day: (title: string) => `همهٔ آکسیون‌های «${title}»`,
    group: (name: string) => `همهٔ فراخوان‌های ${name}`,
    person: (name: string) => `هر چه برای ${name} است`,
    place: (name: string) => `همهٔ آکسیون‌های ${name}`,
    kind: (name: string) => `همهٔ آکسیون‌ها از این نوع: ${name}`,
    near: (km: number, place: string) => `هرچه تا ${number.format(km)} کیلومتری ${place} است`,
    one: (title: string) => `فقط همین آکسیون: ${title}`,
  },
  ofTheView: 'این آکسیون‌های پیرامون جایی است که نقشه نشان می‌دهد. می‌توانید این را هم برگزینید:',
  hourly: 'گوگل فقط هر ۸ تا ۲۴ ساعت یک بار سراغ تغییرها می‌آید؛ بیشتر برنامه‌های دیگر حدوداً ساعتی یک بار.',
  stepByStep: 'گام‌به‌گام برای هر برنامه',
  inService: 'در یک حساب اینترنتی',
  servicesKnow:
    'آن‌وقت گوگل یا مایکروسافت می‌داند که مشترک چه چیزی هستید. اگر روی دستگاه خودتان مشترک شوید، پای آن‌ها در میان نیست.',
  address: 'نشانی برای هر برنامهٔ دیگر',
  onPhone: 'بردن به گوشی',
  codeLabel: (what: string) => `کد QR برای باز کردن در گوشی: ${what}`,
  codeHint: 'دوربین گوشی را روی آن بگیرید. همین صفحه در گوشی باز می‌شود و با یک ضربه مشترک می‌شوید.',
}
