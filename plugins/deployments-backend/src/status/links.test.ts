import type { Sighting } from '../sources/types';
import { linksOf } from './links';

function sighting(
  source: string,
  name: string,
  namespace = 'argocd',
): Sighting {
  return {
    instance: {
      kind: 'argocd',
      source,
      objectKind: 'Application',
      name,
      namespace,
      health: 'healthy',
      sync: 'synced',
      url: `https://${source}.test/applications/${namespace}/${name}`,
    },
    placement: {},
    externalUrls: [],
  };
}

const titles = (...sightings: Sighting[]) =>
  linksOf(sightings).map(({ title }) => title);

describe('linksOf', () => {
  it('names one application by its instance', () => {
    expect(titles(sighting('hub', 'web'))).toEqual(['Argo CD (hub)']);
  });

  it('tells the applications of two regions in one instance apart by their names', () => {
    expect(titles(sighting('hub', 'web'), sighting('hub', 'web-us'))).toEqual([
      'Argo CD (web)',
      'Argo CD (web-us)',
    ]);
  });

  it('tells applications of one name apart by their instances', () => {
    expect(titles(sighting('eu', 'web'), sighting('us', 'web'))).toEqual([
      'Argo CD (eu)',
      'Argo CD (us)',
    ]);
  });

  it('says all that there is to say where instances and names repeat', () => {
    expect(
      titles(
        sighting('hub', 'web'),
        sighting('hub', 'web', 'blue'),
        sighting('eu', 'web'),
      ),
    ).toEqual([
      'Argo CD (hub/argocd/web)',
      'Argo CD (hub/blue/web)',
      'Argo CD (eu/argocd/web)',
    ]);
  });
});
