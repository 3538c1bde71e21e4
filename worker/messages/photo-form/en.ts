/** The words of the form for one photo. */
export const photoForm = {
  photo: 'The photo',
  photoHint: (megabytes: number) => `JPEG, PNG or WebP, at most ${megabytes} megabytes.`,
  again: 'Please choose the photo once more: a browser does not keep it.',
  cleaned:
    'The site removes from the file where, when and with what it was taken. It covers no face: do that on your phone before you send it.',
  caption: 'What does it show?',
  captionHint: 'Name nobody who has not agreed.',
  description: 'Describe it for those who cannot see it',
  descriptionHint: 'One sentence is enough: who, where, doing what.',
  credit: 'Photo by',
  creditHint: 'Printed beside it: a name, a group, or nothing if that is safer.',
  consent: 'Who can be recognised in it?',
  consents: {
    nobody: 'Nobody',
    agreed: 'Only people who agreed to be shown',
    'public-figures': 'Only public figures',
  },
  licence: 'Licence for the press',
  licenceHint: 'CC BY 4.0 lets newspapers print it as long as they say whose it is. Choose another if you need to.',
  licences: {
    'cc-by-4.0': 'CC BY 4.0: print it, name the credit',
    'cc-by-sa-4.0': 'CC BY-SA 4.0: the same, and pass on what is made of it likewise',
    'cc-by-nc-4.0': 'CC BY-NC 4.0: not for commerce',
    'cc0-1.0': 'CC0: anybody, for anything, without a credit',
  },
  lang: 'Language of these words',
  send: 'Send the photo',
}
