import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { fieldsOf } from './support/html.ts'
import { lastLine, logLines, takeBack } from './support/safety.ts'
import { callDay, coordinatorAt, editDay, MORNING, redirectOf, type Visitor } from './support/site.ts'
import { dumpDecided } from './support/storage.ts'

const t = messages.en
const DAY = 'june-20-2027'
const path = paths.deskDay('en', DAY)
const CALL = { startsOn: '2027-06-20', original: 'en', title_en: 'The day', call_en: 'Come, all.' }

/** What the form of a day holds as it is opened. */
async function opened(coordinator: Visitor): Promise<Record<string, string>> {
  const form = fieldsOf(await coordinator.read(path))
  return Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]))
}

async function scene() {
  const first = await coordinatorAt(MORNING, 'First')
  const second = await coordinatorAt(MORNING, 'Second')
  await callDay(first, DAY, CALL)
  return { first, second }
}

const state = async () => {
  const { days, day_texts: texts, verdicts } = await dumpDecided()
  return { days, texts, verdicts }
}

describe('two coordinators who change a day', () => {
  test('one after the other: the later one is told, sees both, loses nothing, and can save again', async () => {
    const { first, second } = await scene()
    const [one, two] = [await opened(first), await opened(second)]
    redirectOf(await first.post(path, { ...one, call_en: 'Come at noon.', startTime: '12:00' }))
    const before = await state()
    const late = await second.post(path, { ...two, call_en: 'Come in\nthe evening.', closesOn: '2027-06-01' })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(await state()).toEqual(before)
    const [, race = '', form = ''] = /(role="alert"[\s\S]*?<\/section>)([\s\S]*)/.exec(page) ?? []
    for (const words of [t.dayKit.desk.race, 'Come at noon.', 'Come in\nthe evening.', '12:00', '2027-06-01'])
      expect(race).toContain(words)
    // What both have alike is not in the way.
    expect(race).not.toContain('The day')
    const kept = fieldsOf(form)
    expect(kept).toMatchObject({ call_en: ['Come in\nthe evening.'], closesOn: ['2027-06-01'], startTime: [''] })
    redirectOf(await second.post(path, { ...two, call_en: 'Come in the evening.', version: kept.version?.[0] ?? '' }))
    expect((await opened(first)).call_en).toBe('Come in the evening.')
  })

  test('of twenty at the same instant one is stored, once, and all others are told', { timeout: 120_000 }, async () => {
    const { first, second } = await scene()
    const form = await opened(first)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? first : second).post(path, { ...form, title_en: `Title ${n}` })),
    )
    const codes = answers.map(({ status }) => status)
    expect(codes.toSorted()).toEqual([303, ...Array(19).fill(409)])
    const { days, texts, verdicts } = await state()
    expect(texts?.map(({ title }) => title)).toEqual([`Title ${codes.indexOf(303)}`])
    expect([days?.[0]?.sequence, verdicts?.length]).toEqual([1, 2])
  })

  test('to the same: nothing is left to save, and nobody is stopped', async () => {
    const { first, second } = await scene()
    const form = { ...(await opened(first)), title_en: 'Another title' }
    redirectOf(await first.post(path, form))
    redirectOf(await second.post(path, form))
    expect(await logLines()).toHaveLength(2)
  })

  test('through a mistake: what was seen stays what was seen', async () => {
    const { first, second } = await scene()
    const form = await opened(second)
    redirectOf(await editDay(first, DAY, { ...CALL, title_en: 'Another title' }))
    const wrong = await second.post(path, { ...form, startsOn: 'soon' })
    expect(wrong.status).toBe(400)
    const again = fieldsOf(await wrong.text())
    expect(again.version).toEqual([form.version])
    expect((await second.post(path, { ...form, version: again.version?.[0] ?? '' })).status).toBe(409)
  })

  test('and one who has read none of it', async () => {
    const { first } = await scene()
    const before = await state()
    for (const version of ['', 'x', '0'])
      expect((await first.post(path, { ...CALL, title_en: 'X', version })).status).toBe(409)
    expect(await state()).toEqual(before)
  })

  test('also where it was taken back meanwhile, and told no more', async () => {
    const { first, second } = await scene()
    const form = await opened(second)
    redirectOf(await takeBack(first, (await lastLine()).id))
    expect((await second.post(path, { ...form, title_en: 'Another title' })).status).toBe(409)
    expect((await state()).texts).toEqual([])
  })

  test('not where a translation was added that the form has no field for', async () => {
    const { first, second } = await scene()
    const form = await opened(second)
    const translation = paths.deskTranslation('en', { of: 'day', id: DAY, into: 'ar' })
    const { version: [version = ''] = [] } = fieldsOf(await first.read(translation))
    redirectOf(await first.post(translation, { title: 'يوم', call: 'تعالوا', version }))
    redirectOf(await second.post(path, { ...form, startTime: '12:00' }))
    expect((await state()).texts?.map(({ lang }) => lang).toSorted()).toEqual(['ar', 'en'])
  })

  test('or call it at once: one does, the other is told that its address is taken', async () => {
    const { first, second } = await scene()
    const fresh = { ...CALL, slug: 'another-day' }
    const answers = await Promise.all(
      [first, second].map((each, n) => each.post(paths.deskNewDay('en'), { ...fresh, title_en: `Title ${n}` })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 400])
    const late = answers.find(({ status }) => status === 400)
    expect(await late?.text()).toContain(t.errors.slugTaken)
    expect((await logLines()).filter((line) => line.subject_id === 'another-day')).toHaveLength(1)
  })
})
