import {
  CALLER,
  PLAIN,
  row,
  SERVICE,
  temporaryCheckouts,
  WORKFLOW,
} from './__testUtils__/checkouts';
import { printReport } from './print';

describe('what the pipelines report says', () => {
  const { given } = temporaryCheckouts();

  it('says of each repository what its slice rests on, what starts it and where it goes', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      'pipelines/.github/workflows/service.yml': SERVICE,
    });
    expect(row(report, 'a')).toMatchObject({
      byReference: true,
      basis: 'deploys',
      confidence: 0.8,
      triggers: ['push:tag'],
      environments: ['production'],
    });
    expect(row(report, 'pipelines')).toMatchObject({
      byReference: null,
      basis: null,
      confidence: null,
    });
  });

  it('calls a class by its template, else by its plainest member', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      [`b/${WORKFLOW}`]: CALLER,
      [`c/${WORKFLOW}`]: PLAIN,
      'pipelines/.github/workflows/service.yml': SERVICE,
    });
    expect(
      report.classes.map(({ name, members }) => ({ name, members })),
    ).toEqual([
      { name: 'service.yml@v2', members: ['a', 'b'] },
      { name: 'like c', members: ['c'] },
    ]);
    const text = printReport(report);
    expect(text.split('\n')[0]).toBe(
      '3 repositories deliver in 2 different ways; the most common one, service.yml@v2, covers 2 of them. The pipelines of 1 more are unknown.',
    );
    expect(text).toMatch(/ {2}service\.yml@v2 +\| like c\n/);
    expect(text).toMatch(/ {2}deploy:production +\|\n/);
  });

  it('widens the numbers of the organisation by what is unknown', () => {
    const files = { [`a/${WORKFLOW}`]: PLAIN, [`b/${WORKFLOW}`]: PLAIN };
    const { organisation } = given({
      ...files,
      'c/.drone.yml': 'kind: pipeline',
    });
    expect(organisation.dominance).toBe(1);
    expect(organisation.bounds?.dominance.lo).toBeCloseTo(2 / 3);
    expect(organisation.bounds?.dominance.hi).toBe(1);
    const fewer = given({
      'd/.drone.yml': 'kind: pipeline',
      'e/.drone.yml': 'kind: pipeline',
    });
    expect(fewer.organisation.dominance).toBeNull();
    expect(fewer.organisation.coverage).toBeCloseTo(0.4);
  });

  it('finds a Jenkins library by what it defines, and by the repository that the register names', () => {
    const library =
      'def call(body) { node { stage("Ship") { sh "docker push app" } } }';
    const found = given({
      'a/Jenkinsfile': "ship('a')",
      'tools/vars/ship.groovy': library,
    });
    expect(row(found, 'a')).toMatchObject({
      basis: 'image',
      byReference: true,
    });
    const named = given({
      'b/Jenkinsfile': "@Library('house@v2') _\nbring('b')",
      'groovy/vars/bring.groovy': library,
      'pipelines.yaml': 'libraries: [{ name: house, repository: groovy }]',
    });
    expect(row(named, 'b')).toMatchObject({ basis: 'image', opaque: [] });
  });
});
