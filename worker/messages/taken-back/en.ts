/** What taking a verdict back does, where that is not plain: by what the verdict is about. */
export const takenBack = {
  explain: {
    notice: 'Only the notice is shown, or not, as before this verdict. What its organizer has said since then stands.',
    translation:
      'The translation of before is shown again, or none. The original and other languages stay as they are.',
    group:
      'The group’s link of before works again, or none does. What came through another link stays; when it is changed, it waits.',
    person:
      'Texts, the portrait and what was for them come back. A portrait that went with its person is deleted: then there is none.',
    source: 'The calendar is as it was, and what is known of its events too. Actions that came of it stay.',
    import:
      'All that it brought and nobody has touched since is withdrawn, or waits again. What was decided on is taken back by itself.',
    coordinator:
      'They have the role and limits of before, or none. Who was removed comes back without passkeys: give them a new link.',
  },
  nothing:
    'It changed nothing that could be taken back: somebody was asked, something was proposed, or a link was given. A link ends where links are.',
  notYours: 'You may not do this yourself: somebody who may has to take it back.',
  notYoursOutcome: 'for somebody else to take back',
}

/** The same words in another language. */
export type TakenBack = typeof takenBack
