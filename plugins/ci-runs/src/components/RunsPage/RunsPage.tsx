import { QueryScope } from '@groundwork/plugin-status-react';
import { RunList } from '../RunList';

const SHOWN = 30;

/** The tab with the newest runs of the entity in context. */
export function RunsPage() {
  return (
    <QueryScope>
      <RunList limit={SHOWN} />
    </QueryScope>
  );
}
