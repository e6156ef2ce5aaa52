import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Text } from '@backstage/ui';
import type { Finding } from '../../answers';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import styles from './Findings.module.css';

/** Findings shown before the rest is folded away. */
const SHOWN = 8;

/** A link to a catalog entity; anything else, such as `cluster:production`, is its name. */
export function SubjectName({ subjectRef }: { readonly subjectRef: string }) {
  const [kind, name] = subjectRef.split(':');
  const isEntity =
    subjectRef.includes('/') && kind !== 'cluster' && kind !== 'source';
  return isEntity ? (
    <EntityRefLink entityRef={parseEntityRef(subjectRef)} hideIcon />
  ) : (
    <>{name ?? subjectRef}</>
  );
}

function Item({ finding }: { readonly finding: Finding }) {
  const openEvidence = useEvidenceDrawer();
  const { evidenceId, subjectRef, team, message, where } = finding;
  return (
    <li className={styles.finding}>
      {subjectRef ? (
        <>
          <SubjectName subjectRef={subjectRef} />
          {team && team !== subjectRef ? (
            <>
              {' '}
              (<SubjectName subjectRef={team} />)
            </>
          ) : null}
          {': '}
        </>
      ) : null}
      {message}
      {evidenceId ? (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => openEvidence(evidenceId)}
          aria-label={`Evidence${where ? ` from ${where}` : ''}: ${message}`}
        >
          evidence{where ? ` from ${where}` : ''}
        </Button>
      ) : null}
    </li>
  );
}

function List({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className={styles.list}>
      {findings.map((finding, index) => (
        <Item
          key={`${finding.subjectRef}/${finding.object?.uid}/${index}`}
          finding={finding}
        />
      ))}
    </ul>
  );
}

/** What was found, one actionable sentence each; a long list is folded after the first few. */
export function Findings({
  findings,
  count,
}: {
  readonly findings: readonly Finding[];
  /** All there are, with those that are cut off or not for this reader. */
  readonly count: number;
}) {
  if (count === 0) return null;
  const unlisted = count - findings.length;
  const rest = findings.slice(SHOWN);
  return (
    <div>
      {findings.length > 0 ? (
        <List findings={findings.slice(0, SHOWN)} />
      ) : null}
      {rest.length > 0 ? (
        <details>
          <summary>
            <Text as="span" color="secondary">
              {rest.length.toLocaleString('en')} more
            </Text>
          </summary>
          <List findings={rest} />
        </details>
      ) : null}
      {unlisted > 0 ? (
        <Text as="p" color="secondary">
          {unlisted.toLocaleString('en')}{' '}
          {findings.length === 0
            ? `${
                unlisted === 1 ? 'finding is' : 'findings are'
              } not listed here.`
            : `more ${unlisted === 1 ? 'is' : 'are'} not listed here.`}
        </Text>
      ) : null}
    </div>
  );
}
