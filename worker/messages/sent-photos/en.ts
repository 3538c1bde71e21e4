/** What is said around photos that somebody sends: the form, the list of those sent, posters, and photos for a day. */
export const sentPhotos = {
  title: 'Photos',
  intro:
    'They show that people came. A coordinator looks at each photo before anybody else sees it, and anybody pictured can have it removed.',
  none: 'No photo has been sent yet.',
  statuses: {
    pending: 'Waiting for a coordinator',
    published: 'Public',
    hidden: 'Hidden: somebody in it has asked for that. A coordinator decides.',
  },
  delete: 'Delete this photo',
  noDescription: 'Photo without a description',
  licenceNames: {
    'cc-by-4.0': 'CC BY 4.0',
    'cc-by-sa-4.0': 'CC BY-SA 4.0',
    'cc-by-nc-4.0': 'CC BY-NC 4.0',
    'cc0-1.0': 'CC0 1.0',
  },
  poster: {
    title: 'A picture for the action',
    intro: 'A poster or a picture, shown beside the action once a coordinator has looked at it.',
    replace: 'A new picture takes the place of this one once a coordinator has looked at it.',
    send: 'Send the picture',
  },
  day: {
    title: 'Send a photo',
    intro: (day: string) => `A photo for “${day}”, from wherever you are. No account, no name.`,
    link: 'Send a photo for this day',
    thanks: 'Thank you. Your photo has arrived.',
    thanksText: 'A coordinator looks at it before it appears on the page of the day.',
    tooMany: 'So many photos of this day wait already that nobody could look at more. Please try again tomorrow.',
    another: 'Send another one',
    city: 'City',
    country: 'Country',
  },
  tooMany: 'There are as many photos here as fit. Delete one before you send another.',
  tooManyWait: 'So many photos wait already that nobody could look at more. Please try again tomorrow.',
}
