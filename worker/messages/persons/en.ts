import { counted } from '../plural.ts'

const count = counted('en')

/** The words of persons: those for whom a campaign speaks. */
export const persons = {
  title: 'For whom',
  lead: 'Those for whom people go out into the streets.',
  none: 'Nobody is named here yet.',
  for: 'For',
  portraitOf: (name: string) => `Portrait of ${name}`,
  portraitBy: (name: string) => `Portrait: ${name}`,
  photos: 'Photos',
  photosFor: (name: string) => `Photos: ${name}`,
  morePhotos: 'More photos',
  told: 'What groups tell',
  original: (language: string) => `This text is in ${language}.`,
  desk: {
    title: 'Persons',
    add: 'Add a person',
    edit: 'Change a person',
    name: 'Name',
    about: 'Who they are',
    slug: 'Address',
    slugHint: 'Small letters, digits and hyphens. It never changes.',
    original: 'Which text is the original?',
    portrait: 'Portrait',
    portraitHint:
      'It replaces the one that is there, which can be put back at the log for 90 days. Where and with what it was taken is removed.',
    credit: 'Whom to name for the portrait',
    save: 'Save',
    remove: 'Take this person out',
    removeSure:
      'Their page goes, and every portrait for good. Actions, reports and photos stay. The texts can be taken back at the log for 90 days.',
    stale:
      'Somebody else has changed this person meanwhile. What you typed is below; what is stored now is shown first.',
    now: 'Stored now',
    forDay: 'Whom is this day for?',
    forAction: 'Whom is this action for?',
    forHint: 'All actions and photos of a day are for those whom the day is for.',
    nobody: 'There is nobody to choose yet.',
    count: (n: number) => count(n, { one: '# person', other: '# persons' }),
  },
}
