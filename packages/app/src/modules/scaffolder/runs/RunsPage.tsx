import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Container, Flex, Link, Skeleton, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { useSay } from '../../../useSay';
import { pageWords } from '../../catalog/words';
import { Answered } from '../../query';
import { RUNS_SHOWN, runQueries, type Whose } from './queries';
import { RunTable } from './RunTable';

function Waiting() {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('runs.reading')}>
      {[1, 2, 3, 4, 5].map(row => (
        <Skeleton
          key={row}
          height={40}
          width="100%"
          style={{ marginBottom: 8 }}
        />
      ))}
    </div>
  );
}

/** Nothing to list, and how that changes. */
function NoRuns({ whose }: { readonly whose: Whose }) {
  const t = useSay();
  const create = useRouteRef(scaffolderPlugin.routes.root);
  const choose = <Link href={create?.() ?? '/create'}>{t('runs.choose')}</Link>;
  return (
    <Text as="p">
      {whose === 'owned'
        ? t('runs.noneOwned', { choose })
        : t('runs.noneAtAll', { choose })}
    </Text>
  );
}

/** Whose runs are shown, and the way to the others. */
function WhoseRuns({ whose }: { readonly whose: Whose }) {
  const t = useSay();
  return (
    <Text as="p" color="secondary">
      {whose === 'owned'
        ? t('runs.owned', {
            others: <Link href="?of=all">{t('runs.showAll')}</Link>,
          })
        : t('runs.all', { own: <Link href="?">{t('runs.showOwned')}</Link> })}
    </Text>
  );
}

function Pages(props: {
  readonly offset: number;
  readonly shown: number;
  readonly total: number | undefined;
}) {
  const t = useSay();
  const [search] = useSearchParams();
  const { offset, shown, total } = props;
  if (total === undefined || (offset === 0 && shown >= total)) return null;
  const at = (from: number) => {
    const next = new URLSearchParams(search);
    next.set('from', String(from));
    return `?${next}`;
  };
  return (
    <nav aria-label={t('catalog.pages.label')}>
      <Flex gap="3" align="center">
        <Text color="secondary">{pageWords({ offset, shown, total }, t)}</Text>
        {offset > 0 ? (
          <Link href={at(Math.max(0, offset - RUNS_SHOWN))}>
            {t('runs.newer')}
          </Link>
        ) : null}
        {offset + shown < total ? (
          <Link href={at(offset + RUNS_SHOWN)}>{t('runs.older')}</Link>
        ) : null}
      </Flex>
    </nav>
  );
}

function List(props: { readonly whose: Whose; readonly offset: number }) {
  const t = useSay();
  return (
    <Answered
      query={useQuery(runQueries.page(useApi(scaffolderApiRef), props))}
      what={t('runs.what')}
      waiting={<Waiting />}
    >
      {({ items, total }) =>
        items.length === 0 ? (
          <NoRuns whose={props.whose} />
        ) : (
          <>
            <RunTable runs={items} />
            <Pages offset={props.offset} shown={items.length} total={total} />
          </>
        )
      }
    </Answered>
  );
}

/** What was created from templates, by whom and how it went; the address says whose and from where on. */
export function RunsPage() {
  const [search] = useSearchParams();
  const whose: Whose = search.get('of') === 'all' ? 'all' : 'owned';
  const from = Number(search.get('from'));
  return (
    <Container py="4">
      <Flex direction="column" gap="4">
        <WhoseRuns whose={whose} />
        <List
          whose={whose}
          offset={Number.isSafeInteger(from) && from > 0 ? from : 0}
        />
      </Flex>
    </Container>
  );
}
