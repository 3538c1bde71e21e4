import { counted } from '../plural.ts'
import type { many as english } from './en.ts'

const count = counted('fa')

/** Persian. */
export const many: typeof english = {
  open: 'تصمیم یکجا دربارهٔ این‌ها',
  all: (n) => count(n, { one: 'تیک زدن همین یکی', other: 'تیک زدن هر # موردی که اینجاست' }),
  most: (n) => count(n, { one: 'نشان دادن و تیک زدن # مورد در انتظار', other: 'نشان دادن و تیک زدن # مورد در انتظار' }),
  none: 'برداشتن همهٔ تیک‌ها',
  ticked: (n) =>
    count(n, {
      one: '# مورد تیک خورده است. تیک آنچه را ندیده‌اید بردارید.',
      other: '# مورد تیک خورده است. تیک آنچه را ندیده‌اید بردارید.',
    }),
}
