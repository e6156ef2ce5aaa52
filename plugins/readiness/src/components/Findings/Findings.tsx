import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Link, Text } from '@backstage/ui';
import { Fragment } from 'react';
import type { CheckResult, Finding } from '../../answers';
import { howTo } from '../../howTo';
import { collectorsRouteRef } from '../../routes';
import { useSay } from '../../useSay';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import styles from './Findings.module.css';
import { byTeam, mendedAlike } from './grouping';

/** A longer list is read by team. */
const SHORT = 8;

/** A link to a catalog entity; to what was read of anything else, such as `cluster:production`. */
export function SubjectName({ subjectRef }: { readonly subjectRef: string }) {
  const collectors = useRouteRef(collectorsRouteRef);
  const [kind, name] = subjectRef.split(':');
  const isEntity =
    subjectRef.includes('/') && kind !== 'cluster' && kind !== 'source';
  return isEntity ? (
    <EntityRefLink entityRef={parseEntityRef(subjectRef)} hideIcon />
  ) : (
    <Link href={collectors?.() ?? ''}>{name ?? subjectRef}</Link>
  );
}

interface Shown {
  readonly check: CheckResult;
  /** The evidence stands below the findings: they need no way to it. */
  readonly isBesideEvidence?: boolean;
}

function EvidenceButton({
  finding,
  checkId,
}: {
  readonly finding: Finding;
  readonly checkId: string;
}) {
  const t = useSay();
  const openEvidence = useEvidenceDrawer();
  const { evidenceId, object, message } = finding;
  if (!evidenceId) return null;
  const { kind, namespace, name } = object ?? {};
  return (
    <Button
      size="small"
      variant="tertiary"
      className={styles.evidence ?? ''}
      onPress={() =>
        openEvidence({
          id: evidenceId,
          check: checkId,
          ...(kind && name ? { object: { kind, namespace, name } } : {}),
        })
      }
      aria-label={t('findings.evidenceOf', { what: message })}
    >
      {t('findings.evidence')}
    </Button>
  );
}

/** The file or the object that somebody changes, where a source says at which address it is opened. */
function Place({ object }: Pick<Finding, 'object'>) {
  const { repo, path, kind, name, url } = object ?? {};
  const file = path ? [repo, path].filter(Boolean).join(': ') : undefined;
  const words = file ?? [kind, name].filter(Boolean).join(' ');
  // A file stands in no message; an object that no address leads to has been named there already.
  if (words === '' || (!url && !file)) return null;
  return (
    <span className={styles.place}>
      {' '}
      {url ? <Link href={url}>{words}</Link> : words}
    </span>
  );
}

function Item({
  finding,
  shown: { check, isBesideEvidence = false },
  isInTeam = false,
}: {
  readonly finding: Finding;
  readonly shown: Shown;
  /** Stands under the name of its team. */
  readonly isInTeam?: boolean;
}) {
  const { subjectRef, team, message, object } = finding;
  const isAboutAnother =
    subjectRef !== undefined && subjectRef !== check.subjectRef;
  return (
    <li className={styles.finding}>
      {isAboutAnother ? (
        <>
          <SubjectName subjectRef={subjectRef} />
          {team && team !== subjectRef && !isInTeam ? (
            <>
              {' '}
              (<SubjectName subjectRef={team} />)
            </>
          ) : null}
          {': '}
        </>
      ) : null}
      {message}
      <Place object={object} />
      {isBesideEvidence ? null : (
        <EvidenceButton finding={finding} checkId={check.checkId} />
      )}
    </li>
  );
}

/** What to write, where the finding says it; once for all that are mended alike. */
export function Mend({
  mend,
  href,
}: {
  readonly mend: Finding['mend'];
  readonly href: string | undefined;
}) {
  const t = useSay();
  if (!mend) return null;
  return (
    <div className={styles.mend}>
      <Text as="p" color="secondary" variant="body-small">
        {t('findings.write', { into: mend.into })}{' '}
        {href ? <Link href={howTo(href)}>{t('check.howToFix')}</Link> : null}
      </Text>
      <pre>{mend.yaml.trimEnd()}</pre>
    </div>
  );
}

function List({
  findings,
  shown,
  isInTeam = false,
}: {
  readonly findings: readonly Finding[];
  readonly shown: Shown;
  readonly isInTeam?: boolean;
}) {
  return (
    <>
      {mendedAlike(findings).map(({ mend, findings: alike }, group) => (
        // The groups of one list stay in their order.
        // eslint-disable-next-line react/no-array-index-key
        <Fragment key={group}>
          <ul className={styles.list}>
            {alike.map((finding, index) => (
              <Item
                key={`${finding.subjectRef}/${finding.message}/${index}`}
                finding={finding}
                shown={shown}
                isInTeam={isInTeam}
              />
            ))}
          </ul>
          <Mend mend={mend} href={shown.check.remediation?.href} />
        </Fragment>
      ))}
    </>
  );
}

function Teams(shown: Shown) {
  const t = useSay();
  return (
    <>
      {byTeam(shown.check.findings).map(({ team, findings }) => (
        <details key={team ?? ''} open className={styles.team}>
          <summary>
            {team === undefined ? (
              t('findings.noTeam')
            ) : (
              <SubjectName subjectRef={team} />
            )}
            <span className={styles.count}>
              {findings.length.toLocaleString('en')}
            </span>
          </summary>
          <List findings={findings} shown={shown} isInTeam />
        </details>
      ))}
    </>
  );
}

/** What was found, one actionable sentence each and all of them; a long list by team. */
export function Findings(shown: Shown) {
  const t = useSay();
  const { findings, findingCount } = shown.check;
  if (findingCount === 0) return null;
  const unlisted = findingCount - findings.length;
  return (
    <section aria-label={t('findings.title')} className={styles.findings}>
      {findings.length > SHORT ? (
        <Teams {...shown} />
      ) : (
        <List findings={findings} shown={shown} />
      )}
      {unlisted > 0 ? (
        <Text as="p" color="secondary">
          {findings.length === 0
            ? t('findings.notListed', { count: unlisted })
            : t('findings.moreNotListed', { count: unlisted })}
        </Text>
      ) : null}
    </section>
  );
}
