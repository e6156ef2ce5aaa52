import { Link, Text } from '@backstage/ui';
import type { CheckResult } from '../../answers';
import { howTo } from '../../howTo';
import { useSay } from '../../useSay';
import { dayWords, effortWords, stateWords } from '../../words';

/** How to mend what fails, and how to find out what is unknown, each with its effort. */
export function Remedy({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { remediation, look, state } = check;
  const isBad = state === 'fail' || state === 'partial';
  return (
    <>
      {isBad && remediation ? (
        <Text as="p">
          {t('check.fix', {
            summary: remediation.summary,
            effort: effortWords(remediation.effort, t),
          })}{' '}
          <Link href={howTo(remediation.href)}>{t('check.howToFix')}</Link>
        </Text>
      ) : null}
      {state === 'unknown' ? (
        <Text as="p">
          {t('check.toKnow', {
            look: look.title.toLocaleLowerCase('en'),
            effort: effortWords(look.effort, t),
          })}
        </Text>
      ) : null}
    </>
  );
}

/** Who let it be, until when and why; and what it would be otherwise. */
export function WaiverLine({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { waiver, stateWithoutWaiver } = check;
  if (!waiver) return null;
  return (
    <Text as="p">
      {t('check.waiver', {
        approver: waiver.approver,
        day: dayWords(waiver.expiresAt),
        justification: waiver.justification,
        state: stateWords(
          { state: stateWithoutWaiver ?? 'unknown', declared: false },
          t,
        ),
      })}
    </Text>
  );
}
