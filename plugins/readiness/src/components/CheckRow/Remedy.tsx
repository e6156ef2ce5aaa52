import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type { CheckResult } from '../../answers';
import { howTo } from '../../howTo';
import { useSay } from '../../useSay';
import { dayWords, effortWords, stateWords } from '../../words';

/** How to mend what fails, and how to find out what is unknown, each with its effort. */
export function Remedy({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { remediation, look, state, stateWithoutWaiver } = check;
  // A waiver ends; what it covers is still to be mended.
  const found = state === 'exempt' ? stateWithoutWaiver : state;
  const isBad = found === 'fail' || found === 'partial';
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
          })}{' '}
          {remediation ? (
            <Link href={howTo(remediation.href)}>{t('check.readMore')}</Link>
          ) : null}
        </Text>
      ) : null}
    </>
  );
}

/** Whoever answers for a waiver: a link where the catalog knows him. */
function Approver({ name }: { readonly name: string }) {
  return /^\w+:[^/]+\/[^/]+$/.test(name) ? (
    <EntityRefLink entityRef={parseEntityRef(name)} hideIcon />
  ) : (
    <>{name}</>
  );
}

/** Who let it be, until when and why; and what it would be otherwise. */
export function WaiverLine({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { waiver, stateWithoutWaiver } = check;
  if (!waiver) return null;
  return (
    <Text as="p">
      {t('check.waivedBy')} <Approver name={waiver.approver} />{' '}
      {t('check.waivedUntil', {
        day: dayWords(waiver.expiresAt),
        reason: t(`check.waiverReasons.${waiver.reason}`),
        justification: waiver.justification,
      })}{' '}
      {t('check.waivedFrom', {
        state: stateWords(
          { state: stateWithoutWaiver ?? 'unknown', declared: false },
          t,
        ),
      })}
    </Text>
  );
}
