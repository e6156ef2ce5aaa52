import type {
  CheckFixture,
  FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import { brokenEntries, type BrokenEntry } from './brokenEntries';

type Evidence = CheckFixture['evidence'];

/** Something that may be lost: one look, all of a collector's, everything that one place told, or an entry of a register. */
export interface Loss {
  readonly name: string;
  readonly isLost?: (kind: string, index: number, ref: string) => boolean;
  /** The entry that somebody broke. */
  readonly entry?: BrokenEntry;
}

/**
 * Everything that evidence may lose at once: each look, each collector, each cluster, instance, service and register, and
 * each entry of one.
 */
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
    ...brokenEntries(evidence).map(entry => ({ name: entry.name, entry })),
  ];
}

/** The same evidence without what was lost. */
export function losing(evidence: Evidence, { isLost, entry }: Loss): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).map(([kind, readings]) => [
      kind,
      readings.map((reading, index): FixtureReading => {
        if (isLost?.(kind, index, reading.subject.ref))
          return { subject: reading.subject, unread: 'forbidden' };
        return entry?.kind === kind && entry.index === index
          ? { subject: reading.subject, value: entry.left }
          : reading;
      }),
    ]),
  );
}
