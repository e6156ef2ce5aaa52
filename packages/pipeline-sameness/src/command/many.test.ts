import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { reportPipelines } from './report';

/** `yarn proof pipelines` reads two thousand repositories, every other run a few of each sort. */
const REPOSITORIES = process.env.PROOF === 'pipelines' ? 2_000 : 60;

jest.setTimeout(300_000);

const WORKFLOW = '.github/workflows/release.yml';
const JENKINSFILE = 'Jenkinsfile';

interface Way {
  readonly name: string;
  readonly file: string;
  /** A copy of it as somebody would have made it: everything that does not matter differs from copy to copy. */
  readonly copy: (copy: number) => string;
}

function actions(name: string, steps: readonly string[]): Way {
  return {
    name,
    file: WORKFLOW,
    copy: copy =>
      [
        `# of team ${copy}`,
        `name: release ${copy}`,
        'on: { push: { branches: [main] } }',
        'jobs:',
        `  job-${copy}:`,
        `    runs-on: ubuntu-${20 + (copy % 3) * 2}.04`,
        '    steps:',
        `      - { name: "get it, ${copy}", uses: actions/checkout@v4.${
          copy % 5
        } }`,
        ...steps.map(step => `      - { ${step} }`),
      ].join('\n'),
  };
}

function jenkins(name: string, steps: readonly string[]): Way {
  return {
    name,
    file: JENKINSFILE,
    copy: copy =>
      [
        `// of team ${copy}`,
        'pipeline { agent any; stages {',
        ...steps.map(
          (step, at) =>
            `  stage('Step ${at} of ${copy}') { steps { ${step} } }`,
        ),
        '} }',
      ].join('\n'),
  };
}

/** Every one delivers in another way than every other. */
const WAYS: readonly Way[] = [
  actions('image and Helm', [
    'run: docker build -t app . && docker push app',
    'run: helm upgrade --install app chart',
  ]),
  actions('kubectl', ['run: npm test', 'run: kubectl apply -f deploy/']),
  actions('a package', ['run: npm ci', 'run: npm publish']),
  actions('crates', ['run: cargo test', 'run: cargo publish']),
  {
    name: 'by reference',
    file: WORKFLOW,
    copy: copy =>
      [
        `# of team ${copy}`,
        "on: { push: { tags: ['v*'] } }",
        `jobs: { release-${copy}: { uses: acme/pipelines/.github/workflows/service.yml@v2.${
          copy % 4
        } } }`,
      ].join('\n'),
  },
  jenkins('Maven to production', [
    `sh 'mvn -B package'`,
    `sh 'kubectl apply -f deploy/'`,
  ]),
  jenkins('Jenkins publishes', [`sh 'mvn test'`, `sh 'mvn deploy'`]),
];
/** A repository that delivers nothing is known to nobody's class. */
const NOTHING_DELIVERED =
  'on: push\njobs: { t: { steps: [{ run: npm test }] } }';

/** The way of a repository, or none; in no order that the names would follow. */
const wayOf = (index: number): Way | undefined =>
  WAYS[(index * 5) % (WAYS.length + 1)];

describe('many repositories', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'pipelines-many-'));
    for (let index = 0; index < REPOSITORIES; index += 1) {
      const way = wayOf(index);
      const path = join(root, `r${index}`, way?.file ?? WORKFLOW);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, way ? way.copy(index) : NOTHING_DELIVERED);
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('are each put with those that deliver in the same way, and with no other', () => {
    const { repositories } = reportPipelines(root);
    expect(repositories).toHaveLength(REPOSITORIES);
    const waysByClass = new Map<string | null, Set<string>>();
    const classesByWay = new Map<string, Set<string | null>>();
    for (const { name, class: found } of repositories) {
      const way = wayOf(Number(name.slice(1)))?.name ?? 'nothing';
      waysByClass.set(found, (waysByClass.get(found) ?? new Set()).add(way));
      classesByWay.set(way, (classesByWay.get(way) ?? new Set()).add(found));
    }
    expect([...waysByClass.values()].map(({ size }) => size)).toEqual(
      Array.from({ length: WAYS.length + 1 }, () => 1),
    );
    expect([...classesByWay.values()].map(({ size }) => size)).toEqual(
      Array.from({ length: WAYS.length + 1 }, () => 1),
    );
    expect(waysByClass.get(null)).toEqual(new Set(['nothing']));
  });
});
