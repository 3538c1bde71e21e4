/** Letters to organizers, and how the desk speaks of them. */
export const letters = {
  greeting: 'Hello,',
  names: {
    received: 'Received',
    changed: 'Changed by a coordinator',
    cancelled: 'Cancelled by a coordinator',
    'link-again': 'The link again',
    'handed-over': 'Handed over',
    'something-waits': 'Something waits',
    published: 'Published',
    rejected: 'Not accepted',
    'change-accepted': 'Change accepted',
    'change-rejected': 'Change not accepted',
    'report-please': 'Asking for a report',
    'report-reminder': 'Asking once more',
    question: 'A question',
  },
  subjects: {
    received: (title: string) => `“${title}” has arrived`,
    changed: (title: string) => `“${title}” was changed by a coordinator`,
    cancelled: (title: string) => `“${title}” was cancelled by a coordinator`,
    'link-again': () => 'Your secret links',
    'handed-over': (title: string) => `“${title}” was handed over`,
    published: (title: string) => `“${title}” is published`,
    rejected: (title: string) => `“${title}” was not accepted`,
    'change-accepted': (title: string) => `Your change of “${title}” is published`,
    'change-rejected': (title: string) => `Your change of “${title}” was not accepted`,
    'report-please': (title: string) => `How was “${title}”?`,
    'report-reminder': (title: string) => `“${title}”: two sentences are enough`,
    question: (title: string) => `A question about “${title}”`,
  },
  texts: {
    received: (title: string) =>
      `Your action “${title}” has arrived. Nobody but you and the coordinators can see it until one of them has looked at it; then we write again.`,
    changed: (title: string) =>
      `A coordinator has changed what the public sees of your action “${title}”. Please look whether everything is right.`,
    cancelled: (title: string) =>
      `A coordinator has cancelled your action “${title}”. Its page says so, and calendars are told.`,
    'link-again': () =>
      'Somebody, most likely you, asked for the links of the actions that have this address. If it was not you, you need not do anything.',
    'handed-over': (title: string) =>
      `Your action “${title}” was handed over to somebody else. Your link does not work any more, and this address is deleted with this letter. If you did not do that, write to the coordinators at once: somebody else had your link.`,
    published: (title: string) =>
      `Your action “${title}” is now on the map, in the lists and in the calendars. Thank you for being part of it.`,
    rejected: (title: string) =>
      `A coordinator did not accept your action “${title}”, and it is not public. You can change it and send it again.`,
    'change-accepted': (title: string) => `What you changed in “${title}” is now public.`,
    'change-rejected': (title: string) =>
      `A coordinator did not accept your last change of “${title}”. The version before it is still public, and you can try again.`,
    'report-please': (title: string) =>
      `“${title}” is over. Please tell how it was: a few lines, how many came, photos if you have some. It takes five minutes on a phone, and a coordinator looks at it before it appears.`,
    'report-reminder': (title: string) =>
      `We asked you two days ago how “${title}” was. Two sentences and a number are enough, so that it is not forgotten. We do not ask again.`,
    question: (title: string) =>
      `A coordinator has a question about your action “${title}”, before it can be published. Please read and answer it behind your secret link.`,
  },
  reason: 'The coordinator wrote:',
  tellHere: 'Tell it here:',
  secretLink: 'Your secret link, with which you can change or delete everything. Please pass it on to nobody:',
  publicPage: 'The public page:',
  footer:
    'You get this letter because you left this address when you registered the action. It serves for nothing else and is deleted by itself 30 days after the action, or together with the action when you delete that. Then no more letters come.',
  footerLate:
    'You get this letter because you left this address when you added the action. It serves for nothing else and is deleted by itself 30 days after you added it, or together with the action when you delete that. Then no more letters come.',
  contactPage: 'How to reach the coordinators:',
  footerLinks:
    'You get this letter because this address was left with these actions. It serves for nothing else. At most one such letter goes out in an hour.',
  footerHandedOver: 'This is the last letter about this action to this address.',
  waits: {
    subject: (n: string) => `${n} waiting at the desk`,
    intro: 'This is waiting for a verdict, and is yours:',
    kinds: {
      action: 'New actions',
      change: 'Changes',
      cancellation: 'Cancellations',
      notice: 'Urgent notices',
      report: 'Reports',
      photo: 'Photos',
      removal: 'Requests to remove photos',
      flag: 'Flagged by visitors',
    },
    desk: 'The desk:',
    head: 'The log of verdicts ends with:',
    headNone: 'The log of verdicts is empty so far.',
    footer:
      'You get this letter because you left this address at the desk. At most one comes in an hour. You can delete the address here:',
  },
  desk: {
    title: 'Letters',
    notSent: 'No letters are sent: this site has not been told the address that they come from, or its own.',
    shownHere: 'On this machine no letter is sent. Each is shown here as it would be.',
    empty: 'No letter yet.',
    statuses: {
      waiting: 'Waiting',
      sending: 'Being sent',
      sent: 'Sent',
      perhaps: 'Perhaps sent',
      failed: 'Could not be sent',
      dropped: 'No longer needed',
    },
    perhapsHint: 'It broke off while being sent. Send it again only if it matters more than that it may come twice.',
    failure: (code: string) => `Reason: ${code}`,
    attempts: 'Attempts',
    askedAt: 'Asked for',
    sendAgain: 'Send again',
    unreported: 'Without a report',
    unreportedIntro: 'Published actions that are over and of which nobody has told yet, the latest first.',
    unreportedNone: 'Everybody has reported.',
    ofDay: 'Action day',
    everyDay: 'All',
    show: 'Show',
    earlier: 'Earlier ones',
    address: 'Left an address',
    yes: 'yes',
    no: 'no',
    asked: { no: 'not asked', once: 'asked', twice: 'asked twice' },
    reportFor: 'Report in their place',
    reportForIntro:
      'Write what has reached you by other ways. It is published at once, and the log says that it was you.',
    publishNow: 'Publish the report',
  },
}
