/** What stands around every page, and on those that lead nowhere else. */
export const frame = {
  frame: {
    loading: 'Loading',
    catalog: 'Catalog',
    skip: 'Skip to content',
    home: '{{portal}}, home',
    search: 'Search',
    menu: 'Menu',
    settings: 'Settings',
    notifications: 'Notifications',
    unread: 'Notifications ({{unread}})',
    notRead: 'A notification arrived but could not be read.',
  },
  question: {
    again: 'Ask again',
    unknown: '{{what}} is unknown: {{why}}',
    old: 'The last answer is shown, from {{time}}. Asking again failed: {{why}}',
  },
  nowhere: {
    title: 'No such page',
    heading: 'There is no page at this address',
    says: '{{address}} may have been moved or removed, or the link to it has a typo.',
    home: 'Home',
    catalog: 'Catalog',
    docs: 'Docs',
  },
  signIn: {
    nobody: 'Nobody can sign in yet',
    configure:
      'The configuration names no sign-in provider. Add auth.providers.oidc or auth.providers.github, then start the portal again.',
    oidc: 'Single sign-on',
    withOidc: 'Sign in with your organisation account',
    github: 'GitHub',
    withGithub: 'Sign in with your GitHub account',
  },
  docs: {
    title: 'Docs',
    off: 'Docs are off on this portal',
    turnOn:
      'They are built with MkDocs, which needs Python 3, and the portal was started without it. Install Python 3 with its venv module, then start the portal again.',
  },
} as const;
