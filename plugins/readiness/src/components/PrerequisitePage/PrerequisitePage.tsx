import {
  BreadcrumbEntry,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
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
import { prerequisiteRouteRef, rootRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { gateOutcome, gateWords } from '../../words';
import { BoundsBar, BoundsLegend } from '../BoundsBar';
import { CheckRow } from '../CheckRow';
import { Answered, Part, Reading, Sources } from '../PageFrame';
import { SideBySide } from '../SideBySide';
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

function sentence(
  { title, decision, score, gateLine }: PrerequisiteResult,
  t: Say,
): string {
  const said = {
    title,
    lo: String(score.displayed.lo),
    hi: String(score.displayed.hi),
    unknown: String(score.displayed.unknown),
    gate: String(gateLine),
  };
  switch (decision.gate) {
    case 'FAIL':
      return decision.decidedBy === 'veto'
        ? t('prerequisite.failsByVeto', said)
        : t('prerequisite.fails', said);
    case 'PASS':
      return t('prerequisite.holds', said);
    case 'UNDETERMINED':
      return t('prerequisite.undecided', said);
    case 'NA':
      return t('prerequisite.notApplicable', said);
    default:
      throw new Error(`Unknown gate ${String(decision.gate satisfies never)}`);
  }
}

function Vetoes({ vetoes }: { readonly vetoes: readonly VetoResult[] }) {
  const t = useSay();
  if (vetoes.length === 0) return null;
  const outcomes = {
    fired: 'fails',
    clear: 'passes',
    unknown: 'unknown',
    lifted: 'not-applicable',
  } as const;
  return (
    <Part title={t('prerequisite.vetoes')} note={t('prerequisite.vetoesNote')}>
      <ul className={styles.vetoes}>
        {vetoes.map(({ id, title, state }) => (
          <li key={id}>
            <Status outcome={outcomes[state]}>
              {t(`prerequisite.veto.${state}`)}
            </Status>{' '}
            {title}
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
  const t = useSay();
  const { id, claim, checks, vetoes, decision, gateLine } = prerequisite;
  const worth = worthOf(checks);
  return (
    <>
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-medium" weight="bold">
          {sentence(prerequisite, t)}
        </Text>
        <Text as="p" color="secondary">
          {claim}
        </Text>
        <SideBySide of={id} />
      </Flex>
      <Flex gap="4" align="center" className={styles.bounds ?? ''}>
        <BoundsBar of={prerequisite} />
        <Status outcome={gateOutcome(decision.gate)}>
          {gateWords(prerequisite, t)}
        </Status>
      </Flex>
      <BoundsLegend gateLine={gateLine} />
      <Contributions checks={checks} />
      <Vetoes vetoes={vetoes} />
      <Part
        title={t('prerequisite.checks')}
        note={t('prerequisite.checksNote')}
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
  const t = useSay();
  const { id = '' } = useParams();
  const api = useApi(readinessApiRef);
  const root = useRouteRef(rootRouteRef);
  const link = useRouteRef(prerequisiteRouteRef);
  const query = useQuery(readinessQueries.prerequisite(api, id));
  return (
    <Reading>
      <Link href={root?.() ?? '/readiness'}>{t('prerequisite.all')}</Link>
      <Answered query={query} label={t('prerequisite.reading')}>
        {({ prerequisite, history, standard, sources }) => (
          <BreadcrumbEntry
            entry={{ label: prerequisite.title, href: link?.({ id }) ?? '' }}
          >
            <Sources sources={sources} />
            <Prerequisite prerequisite={prerequisite} />
            <History days={history} />
            <Text as="p" variant="body-small" color="secondary">
              {t('prerequisite.judgedBy', {
                standard: standard.title,
                version: standard.version,
              })}
            </Text>
          </BreadcrumbEntry>
        )}
      </Answered>
    </Reading>
  );
}
