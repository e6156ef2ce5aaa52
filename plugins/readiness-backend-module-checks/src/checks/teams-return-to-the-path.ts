import {
  declaration,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  serviceOrigin,
  shareOverCompletions,
  unknown,
  type Inventory,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { mandatesAt } from '../judgements/voluntary';
import {
  declaredTogether,
  mandatesToDeclare,
  pathDeclarationsIn,
} from '../population/pathDeclarations';
import {
  eligibleTypes,
  newServicesOf,
  originOf,
  type NewService,
} from '../population/newServices';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';
import { percent } from '../population/words';

const AGAIN = 2;
const settings = z.object({ windowDays, types: eligibleTypes });

/** What is known of one team that started services: it came back, it did not, or that is open. */
type Return = 'came-back' | 'did-not' | 'unknown' | 'no-opportunity';

/** G3: whoever has walked the path once, and starts something else, walks it again. */
export const teamsReturnToThePath = defineOrganisationCheck({
  id: 'teams-return-to-the-path',
  title: 'Teams come back to the path',
  failureTitle: 'Teams try the path once and start the next service without it',
  why: 'The first run is curiosity. The second one is the verdict of somebody who knows what it is like.',
  remediation: {
    summary:
      'Ask the teams that did not come back what they had to do by hand the first time.',
    effort: 'medium',
    href: 'how-to/start-services-on-the-path',
  },
  appliesTo: 'organisation',
  version: 2,
  requires: {
    runs: goldenPathRuns,
    origins: serviceOrigin,
    declarations: declaration,
  },
  settings,
  summarise: {
    runs: runsIn,
    origins: originOf,
    declarations: pathDeclarationsIn,
  },
  evaluate(
    { runs, origins, declarations },
    { settings: own, asOf, inventory },
  ) {
    const window = { asOf, windowDays: own.windowDays };
    const path = pathRunsOf(runs, window);
    if (path.state === 'unread') return unknown(path.reason);
    const declared = declaredTogether(declarations);
    if (!declared)
      return unknown(
        'Nobody could read the register of mandates: whether teams come back by themselves is not known.',
        mandatesToDeclare(declarations),
      );
    if (mandatesAt(declared.mandates, asOf.getTime()).length > 0)
      return unknown(
        'Not measurable: the path is mandated, so coming back to it is no choice.',
      );
    const services = newServicesOf(origins, path, {
      ...window,
      inventory,
      types: own.types,
    });
    const returns = returnsOf(services, inventory);
    const count = (of: Return) => returns.filter(one => one === of).length;
    const open = count('unknown');
    const read = count('came-back') + count('did-not');
    const range = shareOverCompletions({
      having: count('came-back'),
      read,
      unread: open,
    });
    if (!range)
      return notApplicable(
        `No team started two services in ${own.windowDays} days.`,
      );
    return measured(range, {
      population: { read, expected: read + open, unit: 'team' },
      explanation: `${percent(range)} of ${
        read + open
      } teams that started two services or more in ${
        own.windowDays
      } days, or may have, started two on the path. More is better.`,
    });
  },
});

/** Of each active team; a service that nobody owns is no team's return. */
function returnsOf(
  services: readonly NewService[],
  { teams }: Inventory,
): readonly Return[] {
  return teams
    .filter(({ type, members }) => type === 'team' && members > 0)
    .map(({ ref }) =>
      returnOf(services.filter(({ component }) => component.team === ref)),
    );
}

function returnOf(own: readonly NewService[]): Return {
  const count = (start: NewService['start']) =>
    own.filter(service => service.start === start).length;
  const open = count('unknown');
  const on = count('on-path');
  if (own.length < AGAIN) return 'no-opportunity';
  if (on >= AGAIN) return 'came-back';
  if (open > 0) return 'unknown';
  return 'did-not';
}
