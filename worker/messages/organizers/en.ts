const number = new Intl.NumberFormat('en')

/** What organizers can do besides, and what the desk does for them. */
export const organizers = {
  notice: {
    heading: 'Urgent notice',
    intro:
      'For what cannot wait: “police moved us to the park”, “we begin an hour later”. It stands above everything else on your page, on the map and in calendars.',
    atOnce: 'It shows at once.',
    waitsFirst: 'A coordinator looks at it first; it goes to the front of what waits.',
    hint: 'These are your own words and everybody reads them: do not write a place that is to stay secret. At most 280 characters.',
    text: 'What is new',
    lang: 'Language of your text',
    until: 'Show it until (hour at the venue)',
    untilHint: 'Leave it empty to show it until the end.',
    untilDate: 'Date',
    untilTime: 'Hour',
    send: 'Publish the notice',
    states: {
      pending: 'This notice is waiting for a coordinator.',
      published: 'This notice is public.',
      rejected: 'This notice was not accepted.',
    },
    takeBack: 'Take it back',
    another: 'Another notice takes its place.',
    label: 'Urgent, from the organizers',
  },
  again: {
    title: 'Send me my link again',
    intro:
      'If you left an e-mail address with your action, we send the secret links of all your actions there. One letter an hour at most.',
    email: 'The e-mail address that you left',
    send: 'Send the letter',
    done: 'If an action has this address, a letter is on its way.',
    doneText:
      'It comes within a few minutes. If it does not, look among unwanted mail. Without an address nobody can find your link again: ask a coordinator.',
    lost: 'Lost your secret link?',
  },
  helpers: {
    heading: 'Links for others',
    intro:
      'Who helps you can have a link of their own: with it they can edit, publish a notice, send photos and report. They cannot cancel or delete the action, hand it over or make more links.',
    make: 'Make a link',
    made: 'A link for who helps you',
    madeText: 'Pass it on now: it is shown only here, and this once.',
    full: 'There are as many as there can be. Revoke one to make another.',
    item: (n: number, date: string) => `Link ${number.format(n)}, made on ${date}`,
    revoke: 'Revoke',
    youHelp: 'This is a link for who helps: the action’s organizer gave it to you, and can revoke it.',
  },
  handOver: {
    heading: 'Hand over to somebody else',
    intro:
      'You get a new link to pass on. Yours and those of who helps you stop working at once, and the e-mail address that you left is deleted.',
    confirm: 'Yes, I hand this action over',
    send: 'Hand it over',
    done: 'Handed over',
    doneText:
      'This is the only link to the action now. Pass it on and keep no copy: it is shown only here, and this once.',
  },
  duplicate: {
    link: 'Register it again for another date',
    title: 'Once more, on another date',
    intro: 'Everything is filled in but the date. It becomes an action of its own, with a secret link of its own.',
    sameEmail: 'Letters about it may go to the same e-mail address',
  },
  address: {
    heading: 'Your e-mail address',
    left: 'You left an address. Letters about this action go there, and you can have your link sent again.',
    delete: 'Delete my address',
    none: 'You left no address: nobody can write to you, and a lost link is lost.',
    email: 'Your e-mail address',
    save: 'Leave the address',
  },
  link: {
    label: 'Secret link',
    code: 'The secret link as a code for a phone’s camera',
    copy: 'Copy',
    copied: 'Copied',
    back: 'Back',
  },
  desk: {
    register: 'Register for a group',
    registerIntro:
      'For who called or wrote by messenger. You get the secret link once, to pass on to them. The log says that it was you.',
    emailHint: 'Only if they want it. They get the link and letters there, in the language of this page.',
    publishAtOnce: 'Publish it at once: I have checked it',
    registerSend: 'Register',
    registered: 'Registered',
    registeredText:
      'Pass this link on to the organizer and keep no copy: whoever has it can change and delete the action. It is shown only here, and this once.',
    see: 'See it at the desk',
    notices: 'Urgent notices',
    noticesEmpty: 'No notice waits.',
    noticesShown: 'Shown now',
    publish: 'Publish the notice',
    reject: 'Reject',
    takeDown: 'Take down',
    until: 'Until',
    untilEnd: 'the end',
    letters: 'Letters to you',
    lettersIntro:
      'Leave an address and you get a letter when something waits that is yours: at most one an hour, with numbers and no names. It is kept encrypted and goes when you delete it or leave the campaign.',
    lettersOn: 'Letters go to an address that you left.',
    lettersOff: 'You left no address, so no letters come.',
    email: 'E-mail address',
    lang: 'Language of the letters',
    save: 'Save',
    stop: 'Delete my address',
    asSent: 'As it is sent (HTML)',
    toCoordinator: 'to a coordinator',
  },
}
