/** Search, as a page and over one. */
export const search = {
  search: {
    title: 'Search',
    label: 'Search services, people and docs',
    asPage: 'Open as a page',
    where: 'Where to look',
    everything: 'Everything',
    catalog: 'Catalog',
    docs: 'Docs',
    previous: 'Previous',
    next: 'Next',
    searching: 'Searching',
    failed: 'The search failed: {{why}}',
    none: 'Nothing was found for “{{term}}”.',
    found: 'Results',
    docsOf: 'Docs of {{name}}',
    of: 'of {{owner}}',
    recent: 'Recent',
    often: 'Opened often',
    start:
      'Type the name of a service, a team, a person or a word from the docs. What you open will be here next time.',
  },
} as const;
