import type {
  Bench,
  BenchContext,
  MeasuredApp,
  OpenBench,
  Sample,
} from './bench';

/** Every round of one app; each holds that round's samples. */
export type Rounds = readonly (readonly Sample[])[];

/** What a bench came to. */
export interface Measured {
  readonly ours: Rounds;
  readonly plain?: Rounds;
}

type ContextOf = (app: MeasuredApp) => BenchContext;

/**
 * Measures the apps in turns: plain, ours, plain, ours. Both meet the same machine, whatever else it does meanwhile,
 * and never each other: one is measured while the other is idle.
 */
export async function interleave(
  bench: Bench,
  apps: readonly MeasuredApp[],
  contextOf: ContextOf,
): Promise<Measured> {
  const measured = bench.onlyOurs
    ? apps.filter(({ name }) => name === 'groundwork')
    : apps;
  const opened: { app: MeasuredApp; open: OpenBench; rounds: Sample[][] }[] =
    [];
  try {
    for (const app of measured)
      opened.push({
        app,
        open: await bench.open(app, contextOf(app)),
        rounds: [],
      });
    const whole = measured.some(app => contextOf(app).whole);
    const count = whole ? bench.rounds.whole : bench.rounds.usual;
    for (let round = 0; round < count; round += 1)
      for (const { app, open, rounds } of opened) {
        contextOf(app).say(`round ${round + 1} of ${count}`);
        rounds.push([...(await open.sample(round))]);
      }
  } finally {
    for (const { open } of opened) await open.close();
  }
  const roundsOf = (name: MeasuredApp['name']) =>
    opened.find(({ app }) => app.name === name)?.rounds;
  const plain = roundsOf('plain');
  return { ours: roundsOf('groundwork') ?? [], ...(plain && { plain }) };
}
