import { Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { countWords } from '@groundwork/plugin-readiness-common';
import type { CheckResult } from '../../answers';
import { valueWords } from '../../words';

type Row = CheckResult['parts'][number];

const SHOWN = 5;

/** A share where the check measures one, else how many of what was read. */
function words({ value }: Row, { unit, population }: CheckResult): string {
  return unit === 'dominance' && population
    ? countWords(value, population.unit)
    : valueWords({ lo: value, hi: value }, unit);
}

function columnsOf(check: CheckResult): readonly RecordColumn<Row>[] {
  return [
    {
      header: 'Part',
      isRowHeader: true,
      cell: ({ label, subjectRef }) =>
        subjectRef === undefined ? (
          label
        ) : (
          <EntityRefLink entityRef={parseEntityRef(subjectRef)} hideIcon />
        ),
    },
    { header: 'Value', align: 'end', cell: row => words(row, check) },
  ];
}

function Table({
  check,
  rows,
}: {
  readonly check: CheckResult;
  readonly rows: readonly Row[];
}) {
  return (
    <RecordTable
      label={`What the number of "${check.title}" is made of`}
      columns={columnsOf(check)}
      rows={rows}
      keyOf={({ label, subjectRef }) => `${subjectRef ?? ''}/${label}`}
    />
  );
}

/** What a check's number is made of, such as how many teams use which engine; a long list is folded after the first few. */
export function Parts({ check }: { readonly check: CheckResult }) {
  const { parts, partCount } = check;
  if (partCount === 0) return null;
  const rest = parts.slice(SHOWN);
  const unlisted = partCount - parts.length;
  return (
    <div>
      <Text as="p" weight="bold">
        What this number is made of
      </Text>
      {parts.length > 0 ? (
        <Table check={check} rows={parts.slice(0, SHOWN)} />
      ) : null}
      {rest.length > 0 ? (
        <details>
          <summary>
            <Text as="span" color="secondary">
              {rest.length.toLocaleString('en')} more
            </Text>
          </summary>
          <Table check={check} rows={rest} />
        </details>
      ) : null}
      {unlisted > 0 ? (
        <Text as="p" color="secondary">
          {unlisted.toLocaleString('en')}{' '}
          {parts.length === 0
            ? `${unlisted === 1 ? 'part is' : 'parts are'} not listed here.`
            : `more ${unlisted === 1 ? 'is' : 'are'} not listed here.`}
        </Text>
      ) : null}
    </div>
  );
}
