import { ConfigReader } from '@backstage/config';
import { readOrganisations } from './organisationCatalog';
import { unreadProviders } from './unreadProviders';

const acme = {
  host: 'git.example',
  organization: 'acme',
  catalogPath: '/catalog-info.yaml',
};
const people = { id: 'acme', githubUrl: 'https://git.example', orgs: ['acme'] };

function unread(providers: Readonly<Record<string, object>>) {
  const config = new ConfigReader({
    catalog: { providers: { github: { acme }, ...providers } },
  });
  return unreadProviders(config, readOrganisations(config)).map(
    ({ name }) => name,
  );
}

describe('providers that the command line cannot ask', () => {
  it('are none when people and services come from the organisations that it reads', () => {
    expect(unread({})).toEqual([]);
    expect(unread({ githubOrg: people })).toEqual([]);
    expect(unread({ githubOrg: [people] })).toEqual([]);
  });

  it('are directories of people outside the Git host', () => {
    expect(unread({ ldapOrg: { default: {} } })).toEqual([
      'catalog.providers.ldapOrg',
    ]);
  });

  it('are organisations that only the provider of people names', () => {
    expect(
      unread({ githubOrg: { ...people, orgs: ['acme', 'acme-bank'] } }),
    ).toEqual(['git.example/acme-bank']);
    expect(
      unread({
        githubOrg: [people, { ...people, githubUrl: 'https://b.test' }],
      }),
    ).toEqual(['b.test/acme']);
  });

  it('are all organisations of a host when none is named', () => {
    expect(
      unread({ githubOrg: { id: 'all', githubUrl: 'https://git.example' } }),
    ).toEqual(['catalog.providers.githubOrg of git.example']);
  });
});
