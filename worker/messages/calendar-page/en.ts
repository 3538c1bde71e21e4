/** The page that explains subscribing. Labels of other programs stand in quotes, as those programs write them. */
export const calendarPage = {
  title: 'In your calendar',
  nav: 'Calendars',
  description: 'How to subscribe to the action days and their actions, in every calendar program.',
  intro:
    'A subscription is a calendar that keeps itself right. You choose what you care for, once; what is new, moved or cancelled then arrives by itself. You need no account here, and nobody learns your name.',
  feeds: 'Choose what you follow',
  feedsHint: 'Every page of a city, a country, a group or a kind of action has its own calendar too, at its end.',
  groups: {
    whole: 'The whole',
    next: 'The next days',
    countries: 'Countries',
    cities: 'Cities',
  },
  programs: 'Program by program',
  programsHint: '“The address” is the line that stands under each calendar on this page.',
  steps: {
    apple: {
      name: 'iPhone, iPad and Mac',
      steps: [
        'Open this page on the device and press “Subscribe” beside a calendar.',
        'The device asks whether to subscribe. Say “Subscribe”, and then “Add”.',
        'If nothing opens, choose “Add Subscription Calendar” in the Calendar app, or on a Mac “New Calendar Subscription” in the menu “File”, and paste the address.',
        'On a Mac set “Auto-refresh” to “Every hour”.',
      ],
    },
    google: {
      name: 'Google Calendar, and Android with it',
      steps: [
        'Open calendar.google.com in a browser, best on a computer: the app alone cannot subscribe.',
        'Press the plus beside “Other calendars” and choose “From URL”.',
        'Paste the address and press “Add calendar”.',
        'On the phone it appears in the app by itself. If it does not, open “Settings” there and switch “Sync” on for it.',
      ],
    },
    outlook: {
      name: 'Outlook.com and Outlook',
      steps: [
        'Open the calendar and press “Add calendar”.',
        'Choose “Subscribe from web”.',
        'Paste the address, give it a name and press “Import”.',
        'In the classic Outlook for Windows it is “Add Calendar”, then “From Internet”.',
      ],
    },
    thunderbird: {
      name: 'Thunderbird',
      steps: [
        'In the calendar press “New Calendar”.',
        'Choose “On the Network”.',
        'Paste the address under “Location”, leave the user name empty and press “Find Calendars”.',
        'Press “Subscribe”.',
      ],
    },
    gnome: {
      name: 'GNOME Calendar and Evolution',
      steps: [
        'In GNOME Calendar open “Manage Calendars” and press “Add Calendar”.',
        'Paste the address and press “Add”.',
        'In Evolution choose “New”, then “Calendar”, and the type “On The Web”, and paste the address there.',
      ],
    },
    nextcloud: {
      name: 'Nextcloud',
      steps: [
        'In the app Calendar press the plus beside your calendars.',
        'Choose “New subscription from link (read-only)”.',
        'Paste the address and confirm it.',
      ],
    },
    icsx5: {
      name: 'Android without Google: ICSx⁵ and DAVx⁵',
      steps: [
        'Install ICSx⁵ from F-Droid. It is free software and reads calendars straight from here.',
        'Press “Subscribe” beside a calendar on this page, or press the plus in ICSx⁵ and paste the address.',
        'Give it a name and a colour, and set how often it looks. Every calendar app of the phone then shows it.',
        'If DAVx⁵ connects your phone to a Nextcloud, it lists the subscriptions of that one under “Webcal” and hands them to ICSx⁵.',
      ],
    },
    other: {
      name: 'Any other program',
      steps: [
        'Look for “Subscribe”, “From URL”, “Internet calendar” or “Network calendar”.',
        'Paste the address.',
        'Do not import the file: what is imported never changes again, and you would not hear of a cancellation.',
      ],
    },
  },
  know: 'Good to know',
  facts: {
    cancelled: {
      name: 'Cancelled stays in sight',
      text: 'A cancelled action is not simply gone: it stays in your calendar for 30 days after its date, with “Cancelled” before its title.',
    },
    moved: {
      name: 'A move is a move',
      text: 'If the hour or the place changes, the same entry moves. You never have it twice. The hours are shown in the time zone of your device.',
    },
    refresh: {
      name: 'How soon it arrives',
      text: 'Your program fetches the calendar when it wants to. Google does so every 8 to 24 hours, most others about once an hour. Shortly before you leave, look at the page of the action.',
    },
    hidden: {
      name: 'What is hidden stays hidden',
      text: 'If organizers show only the city or the country, the exact place is in no calendar either. If it is to appear at a certain hour, it is in no calendar before.',
    },
    privacy: {
      name: 'Who knows of it',
      text: 'We keep no list of those who subscribe. Services like Google and Microsoft fetch the calendar for you and so know what you follow; a program on your own device asks us directly. Whoever looks into your device sees the calendar there.',
    },
    ending: {
      name: 'How to end it',
      text: 'Delete the subscribed calendar in your program, or unsubscribe from it there. On an iPhone: “Calendars”, the sign “i” beside it, “Unsubscribe” or “Delete Calendar”. In Google: “Settings” of the calendar, “Unsubscribe”. We have nothing of you that would have to be deleted.',
    },
  },
}
