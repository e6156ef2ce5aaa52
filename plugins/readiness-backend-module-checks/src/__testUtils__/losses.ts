import type {
  CheckFixture,
  FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';

type Evidence = CheckFixture['evidence'];

/** Something that may be lost: one look, all of a collector's, or everything that one place told. */
export interface Loss {
  readonly name: string;
  readonly isLost: (kind: string, index: number, ref: string) => boolean;
}

/** Everything that evidence may lose at once: each look, each collector, each cluster, instance, service and register. */
export function lossesOf(evidence: Evidence): readonly Loss[] {
  const all = Object.entries(evidence);
  const refs = new Set(
    all.flatMap(([, readings]) => readings.map(({ subject }) => subject.ref)),
  );
  return [
    ...all.flatMap(([kind, readings]) =>
      readings.map((_, index) => ({
        name: `${kind} ${index}`,
        isLost: (of: string, at: number) => of === kind && at === index,
      })),
    ),
    ...all.map(([kind]) => ({
      name: `every ${kind}`,
      isLost: (of: string) => of === kind,
    })),
    ...[...refs].map(ref => ({
      name: ref,
      isLost: (_of: string, _at: number, of: string) => of === ref,
    })),
  ];
}

/** The same evidence without what was lost. */
export function losing(evidence: Evidence, { isLost }: Loss): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).map(([kind, readings]) => [
      kind,
      readings.map(
        (reading, index): FixtureReading =>
          isLost(kind, index, reading.subject.ref)
            ? { subject: reading.subject, unread: 'forbidden' }
            : reading,
      ),
    ]),
  );
}
