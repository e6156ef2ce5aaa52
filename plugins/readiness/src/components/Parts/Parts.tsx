import { Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { countWords } from '@groundwork/plugin-readiness-common';
import { useState } from 'react';
import type { CheckResult } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { valueWords } from '../../words';

type Row = CheckResult['parts'][number];

const SHOWN = 5;
/** A longer table is no longer read: each service's own page says its number. */
const MOST = 500;

/** A share where the check measures one, else how many of what was read. */
function words(
  { value }: Row,
  { unit, population }: CheckResult,
  t: Say,
): string {
  return unit === 'dominance' && population
    ? countWords(value, population.unit)
    : valueWords({ lo: value, hi: value }, unit, t);
}

function columnsOf(check: CheckResult, t: Say): readonly RecordColumn<Row>[] {
  return [
    {
      header: t('parts.part'),
      isRowHeader: true,
      cell: ({ label, subjectRef }) =>
        subjectRef === undefined ? (
          label
        ) : (
          <EntityRefLink entityRef={parseEntityRef(subjectRef)} hideIcon />
        ),
    },
    {
      header: t('parts.value'),
      align: 'end',
      cell: row => words(row, check, t),
    },
  ];
}

function Table({
  check,
  rows,
}: {
  readonly check: CheckResult;
  readonly rows: readonly Row[];
}) {
  const t = useSay();
  return (
    <RecordTable
      label={t('parts.table', { check: check.title })}
      columns={columnsOf(check, t)}
      rows={rows}
      keyOf={({ label, subjectRef }) => `${subjectRef ?? ''}/${label}`}
    />
  );
}

/** What a check's number is made of, such as how many teams use which engine; a long list is folded after the first few. */
export function Parts({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { parts, partCount } = check;
  const [isUnfolded, setUnfolded] = useState(false);
  if (partCount === 0) return null;
  const rest = parts.slice(SHOWN, MOST);
  const unlisted = partCount - Math.min(parts.length, MOST);
  return (
    <div>
      <Text as="p" weight="bold">
        {t('parts.title')}
      </Text>
      {parts.length > 0 ? (
        <Table check={check} rows={parts.slice(0, SHOWN)} />
      ) : null}
      {rest.length > 0 ? (
        <details
          onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
        >
          <summary>
            <Text as="span" color="secondary">
              {t('parts.more', { count: rest.length })}
            </Text>
          </summary>
          {isUnfolded ? <Table check={check} rows={rest} /> : null}
        </details>
      ) : null}
      {unlisted > 0 ? (
        <Text as="p" color="secondary">
          {parts.length === 0
            ? t('parts.notListed', { count: unlisted })
            : t('parts.moreNotListed', { count: unlisted })}
        </Text>
      ) : null}
    </div>
  );
}
