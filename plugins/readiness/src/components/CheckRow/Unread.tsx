import { Button, Flex, Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import type { CheckResult } from '../../answers';
import { useSay } from '../../useSay';
import { unreadWords } from '../../words';
import { useEvidenceDrawer } from '../EvidenceDrawer';

type Unread = CheckResult['unread'][number];

const SHOWN = 5;

function Item({
  item,
  checkId,
}: {
  readonly item: Unread;
  readonly checkId: string;
}) {
  const t = useSay();
  const openEvidence = useEvidenceDrawer();
  const { evidenceId, name, reason } = item;
  const line = t('unread.line', { name, why: unreadWords(reason, t) });
  return (
    <Flex gap="2" align="center">
      <Status outcome="unknown">{line}</Status>
      {evidenceId ? (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('findings.evidenceOf', { what: line })}
          onPress={() => openEvidence({ id: evidenceId, check: checkId })}
        >
          {t('findings.evidence')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Whose answer is missing, and why. */
export function UnreadList({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { unread, unreadCount, checkId } = check;
  if (unreadCount === 0) return null;
  const shown = unread.slice(0, SHOWN);
  const more = unreadCount - shown.length;
  return (
    <Flex direction="column" gap="1" align="start">
      {shown.map(item => (
        <Item key={item.subjectRef} item={item} checkId={checkId} />
      ))}
      {more > 0 ? (
        <Text color="secondary">
          {shown.length === 0
            ? t('unread.notListed', { count: more })
            : t('unread.more', { number: more.toLocaleString('en') })}
        </Text>
      ) : null}
    </Flex>
  );
}
