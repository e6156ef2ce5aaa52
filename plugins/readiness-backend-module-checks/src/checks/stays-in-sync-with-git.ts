import {
  application,
  between,
  defineOrganisationCheck,
  measured,
  notApplicable,
  readOf,
  unknown,
  unreadOf,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { automatedSync } from '../population/deployed';
import { list, percent, unreadSentence } from '../population/words';

interface Summary {
  readonly applications: number;
  readonly selfHealing: number;
  readonly ignoredDifferences: number;
  readonly outOfSync: readonly {
    readonly name: string;
    readonly namespace?: string;
    readonly component?: string;
    readonly selfHeal: boolean;
  }[];
}

/** One that heals itself and differs nevertheless has a fault that no line mends. */
function toChange({
  name,
  namespace,
  selfHeal,
}: Summary['outOfSync'][number]): Pick<Finding, 'object' | 'mend'> {
  return {
    object: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      name,
      ...(namespace === undefined ? {} : { namespace }),
    },
    ...(selfHeal ? {} : { mend: automatedSync(name) }),
  };
}

/** Share of applications that differ from Git; shown beside the score, not in it. */
export const staysInSyncWithGit = defineOrganisationCheck({
  id: 'stays-in-sync-with-git',
  title: 'What runs is what Git says',
  failureTitle: 'Applications have drifted away from Git',
  why: 'GitOps only helps while somebody notices that Git and the cluster disagree.',
  remediation: {
    summary:
      'Switch automated sync with self-heal on for the named applications, or sync them.',
    effort: 'low',
    href: 'how-to/stay-in-sync-with-git',
  },
  appliesTo: 'organisation',
  requires: { applications: application },
  version: 2,
  summarise: {
    applications: ({ applications }): Summary => ({
      applications: applications.length,
      selfHealing: applications.filter(({ selfHeal }) => selfHeal).length,
      ignoredDifferences: applications.reduce(
        (sum, { ignoredDifferences }) => sum + ignoredDifferences,
        0,
      ),
      outOfSync: applications
        .filter(({ sync }) => sync === 'OutOfSync')
        .map(({ name, namespace, component, selfHeal }) => ({
          name,
          selfHeal,
          ...(namespace === undefined ? {} : { namespace }),
          ...(component === undefined ? {} : { component }),
        })),
    }),
  },
  evaluate({ applications }, { inventory }) {
    if (applications.length === 0)
      return notApplicable('No Argo CD instance is connected.');
    const read = readOf(applications);
    const unread = unreadOf(applications).map(({ subject }) => subject.name);
    const total = read.reduce((sum, { value }) => sum + value.applications, 0);
    if (total === 0) {
      return unread.length === 0
        ? notApplicable('Argo CD manages no application.')
        : unknown(`${list(unread)} could not be read.`);
    }
    const refs = new Map(
      inventory.components.map(({ name, ref }) => [name, ref]),
    );
    const findings = read.flatMap(({ subject, evidenceId, value }) =>
      value.outOfSync.map(({ name, component, ...item }): Finding => {
        const ref = component === undefined ? undefined : refs.get(component);
        return {
          message: `Application ${name} is OutOfSync in ${subject.name}.`,
          where: subject.name,
          ...toChange({ name, ...item }),
          ...(evidenceId === undefined ? {} : { evidenceId }),
          ...(ref === undefined ? {} : { subjectRef: ref }),
        };
      }),
    );
    const share = findings.length / total;
    const value = unread.length === 0 ? between(share, share) : between(0, 1);
    const healing = read.reduce(
      (sum, reading) => sum + reading.value.selfHealing,
      0,
    );
    return measured(value, {
      quantities: {
        selfHealing: healing / total,
        ignoredDifferences: read.reduce(
          (sum, reading) => sum + reading.value.ignoredDifferences,
          0,
        ),
      },
      population: {
        read: read.length,
        expected: applications.length,
        unit: 'Argo CD instance',
      },
      findings,
      explanation: `${
        findings.length
      } of ${total} applications are OutOfSync now (${percent(
        between(share, share),
      )}); ${healing} heal themselves.${unreadSentence(unread)}`,
    });
  },
});
