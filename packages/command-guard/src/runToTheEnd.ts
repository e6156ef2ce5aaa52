/**
 * A command ends with its report, or with one sentence and an exit code that is not 0; whatever happens on the way. Node
 * ends a process without a word, and with success, when nothing keeps it alive: work that waits for a timer or a
 * connection that does not count is simply dropped. The guard here is what notices.
 */
import type { Outcome } from './command';
import { sentenceOf } from './sentence';
import { written } from './written';

/** The command could not do its work; each command says itself what its other codes mean. */
const FAILED = 2;

/** Runs a command, prints its report and sets the exit code of the process. */
export function runToTheEnd(name: string, work: () => Promise<Outcome>): void {
  let ended = false;
  const fail = (sentence: string) => {
    ended = true;
    process.exitCode = FAILED;
    process.stderr.write(`✗ ${sentence}\n`);
  };

  // Progress is a courtesy: a report does not depend on whether somebody reads it.
  process.stderr.on('error', () => undefined);
  process.on('exit', () => {
    if (!ended)
      fail(
        `${name} ended without its report: it waited for something that could no longer happen. This is a fault of the program.`,
      );
  });
  // Also what a promise that nobody awaits ends with.
  process.on('uncaughtException', error => {
    fail(`${name} broke off: ${sentenceOf(error)}`);
    process.exit(FAILED);
  });

  work()
    .then(print)
    .then(
      exitCode => {
        ended = true;
        process.exitCode = exitCode;
      },
      (error: unknown) => fail(sentenceOf(error)),
    );
}

async function print(outcome: Outcome): Promise<number> {
  if ('usage' in outcome) {
    await written(process.stderr, `${outcome.usage}\n`);
    return FAILED;
  }
  if (outcome.report.trim() === '') throw new Error('The report is empty.');
  await written(process.stdout, outcome.report);
  return outcome.exitCode;
}
