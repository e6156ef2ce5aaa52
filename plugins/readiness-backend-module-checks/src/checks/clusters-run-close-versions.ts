import {
  between,
  clusterProfile,
  countWords,
  defineOrganisationCheck,
  exactly,
  measured,
  notApplicable,
  readOf,
  type ClusterProfile,
  type Finding,
  type ReadReading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { unreadSentence } from '../population/words';

const settings = z.object({
  /** Minor versions between the newest and the oldest that are still close. */
  apart: z.number().int().nonnegative().default(1),
});

interface Version {
  readonly major: number;
  readonly minor: number;
}

/** What of a profile says which Kubernetes runs. */
interface Versions {
  readonly server: Version;
  /** Of the node that is furthest behind; absent where nodes could not be listed, or there are none. */
  readonly node?: Version & { readonly name: string };
}

function before(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor;
}

function inWords({ major, minor }: Version): string {
  return `${major}.${minor}`;
}

function nodeVersion(text: string): readonly Version[] {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined || minor === undefined
    ? []
    : [{ major: Number(major), minor: Number(minor) }];
}

function versionsOf({ version, nodes = [] }: ClusterProfile): Versions {
  const { major, minor } = version;
  const [node] = nodes
    .flatMap(({ name, kubeletVersion }) =>
      nodeVersion(kubeletVersion).map(kubelet => ({ ...kubelet, name })),
    )
    .sort(before);
  return { server: { major, minor }, ...(node ? { node } : {}) };
}

/** Minor versions between two; another major is further than any. */
function distance(a: Version, b: Version): number {
  return a.major === b.major
    ? Math.abs(a.minor - b.minor)
    : Number.POSITIVE_INFINITY;
}

/** One for each cluster whose server or oldest node is too far behind the newest server. */
function findingsOf(
  read: readonly ReadReading<Versions>[],
  newest: Version,
  apart: number,
): readonly Finding[] {
  return read.flatMap(({ subject, evidenceId, value: { server, node } }) => {
    const place = {
      where: subject.name,
      ...(evidenceId === undefined ? {} : { evidenceId }),
    };
    const isFar = (version: Version) => distance(version, newest) > apart;
    return [
      ...(isFar(server)
        ? [
            {
              ...place,
              object: { kind: 'Cluster', name: subject.name },
              message: `${subject.name} runs Kubernetes ${inWords(
                server,
              )}; the newest cluster runs ${inWords(newest)}.`,
            },
          ]
        : []),
      ...(node && isFar(node) && before(node, server) < 0
        ? [
            {
              ...place,
              object: { apiVersion: 'v1', kind: 'Node', name: node.name },
              message: `Node ${node.name} of ${
                subject.name
              } runs kubelet ${inWords(
                node,
              )}; the newest cluster runs ${inWords(newest)}.`,
            },
          ]
        : []),
    ];
  });
}

/** Whether one version of a manifest, and of a tool, fits all clusters. */
export const clustersRunCloseVersions = defineOrganisationCheck({
  id: 'clusters-run-close-versions',
  title: 'Clusters are at most one minor version apart',
  failureTitle: 'Clusters run Kubernetes versions that are far apart',
  why: 'Each minor version removes and changes something: what far-apart clusters accept is never quite the same, and the oldest leave support first.',
  remediation: {
    summary: 'Upgrade the clusters that are furthest behind, nodes included.',
    effort: 'high',
    href: 'how-to/run-close-versions',
  },
  appliesTo: 'organisation',
  unit: 'yes-no',
  reads: { profiles: ['version', 'nodes'] },
  requires: { profiles: clusterProfile },
  settings,
  version: 2,
  summarise: { profiles: versionsOf },
  evaluate({ profiles }, { settings: { apart }, inventory }) {
    const names = inventory.clusters.map(({ name }) => name);
    if (names.length < 2)
      return notApplicable('There are no two clusters to compare.');
    const read = readOf(profiles).filter(({ subject }) =>
      names.includes(subject.name),
    );
    const unread = names.filter(
      name => !read.some(({ subject }) => subject.name === name),
    );
    const [newest] = read
      .map(({ value }) => value.server)
      .sort((a, b) => before(b, a));
    const versions = read.flatMap(({ value: { server, node } }) =>
      node ? [server, node] : [server],
    );
    const skew = newest
      ? Math.max(...versions.map(version => distance(version, newest)))
      : 0;
    const isComplete =
      unread.length === 0 && read.every(({ value: { node } }) => node);
    const isFar = skew > apart;
    return measured(isFar ? exactly(0) : between(isComplete ? 1 : 0, 1), {
      clusters: names,
      population: {
        read: read.length,
        expected: names.length,
        unit: 'cluster',
      },
      findings: newest ? findingsOf(read, newest, apart) : [],
      explanation: `${
        Number.isFinite(skew)
          ? `${countWords(skew, 'minor version')} ${
              skew === 1 ? 'lies' : 'lie'
            }`
          : 'A major version lies'
      } between the newest cluster and the oldest server or node; up to ${apart} is close. Fewer is better.${unreadSentence(
        unread,
      )}`,
    });
  },
});
