import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type {
  CheckResult,
  PrerequisiteResult,
  VetoResult,
} from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { rootRouteRef } from '../../routes';
import { gateOutcome, gateWords } from '../../words';
import { BoundsBar } from '../BoundsBar';
import { CheckRow } from '../CheckRow';
import { Answered, Part, Reading, Sources } from '../PageFrame';
import { Contributions } from './Contributions';
import { History } from './History';
import styles from './PrerequisitePage.module.css';

const NOT_COUNTED: ReadonlySet<CheckResult['state']> = new Set([
  'not_applicable',
  'exempt',
  'informative',
]);

/** Points of 100 that each counted check can give. */
function worthOf(
  checks: readonly CheckResult[],
): (check: CheckResult) => number | undefined {
  const weight = checks
    .filter(({ state }) => !NOT_COUNTED.has(state))
    .reduce((sum, check) => sum + check.weight, 0);
  return check =>
    NOT_COUNTED.has(check.state) || weight === 0
      ? undefined
      : (100 * check.weight) / weight;
}

function sentence({
  title,
  decision,
  score,
  gateLine,
}: PrerequisiteResult): string {
  const { lo, hi, unknown } = score.displayed;
  switch (decision.gate) {
    case 'FAIL':
      return decision.decidedBy === 'veto'
        ? `${title} fails because of a veto, whatever the ${unknown} % still unknown shows.`
        : `${title} fails: at best it reaches ${hi} of the ${gateLine} that it needs.`;
    case 'PASS':
      return `${title} holds: at worst it has ${lo} of the ${gateLine} that it needs.`;
    case 'UNDETERMINED':
      return `${title} is undecided: ${unknown} % of it is unknown.`;
    case 'NA':
      return `${title} does not apply here.`;
    default:
      throw new Error(`Unknown gate ${String(decision.gate satisfies never)}`);
  }
}

function Vetoes({ vetoes }: { readonly vetoes: readonly VetoResult[] }) {
  if (vetoes.length === 0) return null;
  const words = {
    fired: 'fired',
    clear: 'clear',
    unknown: 'unknown',
    lifted: 'lifted by a waiver',
  } as const;
  const outcomes = {
    fired: 'fails',
    clear: 'passes',
    unknown: 'unknown',
    lifted: 'not-applicable',
  } as const;
  return (
    <Part
      title="Vetoes"
      note="A veto keeps the gate shut whatever the score. One that is unknown only keeps it from opening."
    >
      <ul className={styles.vetoes}>
        {vetoes.map(({ id, title, state }) => (
          <li key={id}>
            <Status outcome={outcomes[state]}>{words[state]}</Status> {title}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Prerequisite({
  prerequisite,
}: {
  readonly prerequisite: PrerequisiteResult;
}) {
  const { claim, checks, vetoes, decision } = prerequisite;
  const worth = worthOf(checks);
  return (
    <>
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-medium" weight="bold">
          {sentence(prerequisite)}
        </Text>
        <Text as="p" color="secondary">
          {claim}
        </Text>
      </Flex>
      <Flex gap="4" align="center" className={styles.bounds ?? ''}>
        <BoundsBar of={prerequisite} />
        <Status outcome={gateOutcome(decision.gate)}>
          {gateWords(prerequisite)}
        </Status>
      </Flex>
      <Contributions checks={checks} />
      <Vetoes vetoes={vetoes} />
      <Part
        title="Checks"
        note="Each opens to what was measured, on which evidence, and how to fix it."
      >
        <div>
          {checks.map(check => {
            const points = worth(check);
            return (
              <CheckRow
                key={check.checkId}
                check={check}
                {...(points === undefined ? {} : { worth: points })}
              />
            );
          })}
        </div>
      </Part>
    </>
  );
}

/** One prerequisite: the sentence, the bar, what each check gives, and what was found. */
export function PrerequisitePage() {
  const { id = '' } = useParams();
  const api = useApi(readinessApiRef);
  const root = useRouteRef(rootRouteRef);
  const query = useQuery(readinessQueries.prerequisite(api, id));
  return (
    <Reading>
      <Link href={root?.() ?? '/readiness'}>All five prerequisites</Link>
      <Answered query={query} label="Reading the prerequisite">
        {({ prerequisite, history, standard, sources }) => (
          <>
            <Sources sources={sources} />
            <Prerequisite prerequisite={prerequisite} />
            <History days={history} />
            <Text as="p" variant="body-small" color="secondary">
              Judged by {standard.title} {standard.version}.
            </Text>
          </>
        )}
      </Answered>
    </Reading>
  );
}
