import { flag } from '../flags/en.ts'
import { log } from '../log/en.ts'
import { counted } from '../plural.ts'
import { second } from '../second/en.ts'
import { takenBack } from '../taken-back/en.ts'

const count = counted('en')

/** Taking verdicts back, many verdicts at once; the log, second coordinators and flags have files of their own. */
export const safety = {
  log,
  revert: {
    button: 'Take it back',
    title: 'Take a verdict back',
    explain: 'It will be as it was before this verdict. What its organizer has written since then is kept.',
    photo:
      'Only its words and whether it is shown. Pixels that were covered or removed are deleted and cannot come back.',
    way: 'These verdicts were given on it since then. They have to be taken back first, the newest first:',
    withThem: 'Take these back, and then this one',
    explains: takenBack.explain,
    refused: {
      lost: 'It cannot be taken back: what it found is no longer kept, or what it removed is deleted for good.',
      gone: 'What it was about is deleted.',
      withdrawn: 'Its organizer has withdrawn it.',
      way: 'Something else has been decided on it since then.',
      stale: 'It has just been changed. Try again.',
      passkey:
        'What is in somebody’s device cannot be taken back here. They can remove a passkey themselves; an owner can remove the coordinator, which ends all of theirs.',
      nothing: takenBack.nothing,
      notYours: takenBack.notYours,
      second:
        'In the last 48 hours this takes two: it waits for a second coordinator already, or something else of the same action does.',
      repeated: 'It has been taken back already.',
    },
    many: 'Take back everything that somebody did',
    manyIntro:
      'For a stolen session, or a bad day. Everything that they decided since then is taken back, the newest first.',
    who: 'Who',
    since: 'Since (UTC)',
    preview: 'Look first',
    will: (n: number) => count(n, { one: '# verdict will be taken back.', other: '# verdicts will be taken back.' }),
    cannot: (n: number) =>
      count(n, {
        one: '# verdict cannot be taken back: it is so already, what it removed is deleted for good, or it is about a passkey.',
        other:
          '# verdicts cannot be taken back: they are so already, what they removed is deleted for good, or they are about passkeys.',
      }),
    elsewhere: 'Whatever is not in your scope stays as it is.',
    go: 'Take all of this back',
    needsSecond: 'These are over 20: a second coordinator has to agree first.',
    cut: (n: number) => `Only the newest ${n} are taken at once.`,
  },
  run: {
    bulk: 'Many verdicts at once',
    revert: (name: string) => `Taking back what ${name} did`,
    states: {
      proposed: 'It waits for a second coordinator.',
      going: 'It goes on by itself every quarter of an hour. You can go on now.',
      done: 'It is done.',
      refused: 'It was refused, or broken off.',
    },
    progress: (done: string, total: string) => `${done} of ${total}`,
    goOn: 'Go on',
    outcomes: {
      done: 'done',
      stale: 'changed meanwhile: look at it again',
      way: 'something else was decided on it since',
      lost: 'cannot be taken back',
      withdrawn: 'withdrawn by its organizer',
      second: 'needs a second coordinator: decide on it by itself',
      notYours: takenBack.notYoursOutcome,
      scope: 'not in your scope',
      repeated: 'taken back already',
      gone: 'no longer there',
      failed: 'failed: decide on it by itself',
    },
    waits: 'waits',
  },
  bulk: {
    title: 'Decide on many',
    intro: 'Choose what you have looked at. Over 20 at once, a second coordinator has to agree.',
    none: 'Nothing waits.',
    publish: 'Publish these',
    reject: 'Reject these',
    reason: 'Reason, for all of their organizers',
    chooseSome: 'Choose at least one.',
  },
  alarm: {
    /** Behind the name of who did it. */
    taken: (n: number) => `has taken away or changed ${n} things that everybody could see, within an hour.`,
    look: 'Look at the log',
    takeBack: 'Take it back',
  },
  second,
  flag,
}
