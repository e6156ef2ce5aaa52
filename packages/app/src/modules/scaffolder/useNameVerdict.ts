import { useEffect, useState } from 'react';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { formQueries } from './queries';
import type { NameQuestion } from './nameVerdict';

const PAUSE_MS = 400;

/** The value, once nobody has changed it for a moment. */
function useSettled<T>(value: T, key: string): T {
  const [settled, setSettled] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value, key }), PAUSE_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says when the value is another one
  }, [key]);
  return settled.value;
}

/** What there is under a name while somebody fills in the form. The other values matter only where there is something to continue. */
export function useNameVerdict(question: NameQuestion | undefined) {
  const discovery = useApi(discoveryApiRef);
  const fetcher = useApi(fetchApiRef);
  const settled = useSettled(question, JSON.stringify(question));
  const bare = settled && {
    template: settled.template,
    name: settled.name,
    owner: settled.owner,
  };
  const apis = { discovery, fetcher };
  const first = useQuery(formQueries.nameVerdict(apis, bare));
  const second = useQuery(
    formQueries.nameVerdict(
      apis,
      first.data?.outcome === 'continues' && settled?.values
        ? settled
        : undefined,
    ),
  );
  const isCurrent = settled?.name === question?.name;
  return {
    isLooking: question !== undefined && (!isCurrent || first.isFetching),
    verdict: isCurrent ? second.data ?? first.data : undefined,
    error: isCurrent ? second.error ?? first.error : null,
  };
}
