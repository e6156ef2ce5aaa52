import { Button, Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import type { SubjectAssessment } from '../../answers';
import { useSay } from '../../useSay';
import { stateOutcome, stateWords } from '../../words';
import { ladderTitle } from '../../ladder';
import styles from './CheckDrawer.module.css';

/** Why a service is on its level: what each level asks for and what came of it. */
export function LevelDetails({
  assessment,
  open,
}: {
  readonly assessment: SubjectAssessment;
  open(checkId: string): void;
}) {
  const t = useSay();
  return (
    <div className={styles.details}>
      <Text as="p">{t('service.levelWhy')}</Text>
      {assessment.levels.map(step => (
        <section key={step.level} aria-label={ladderTitle(step, assessment, t)}>
          <Text as="h3" variant="body-medium" weight="bold">
            {ladderTitle(step, assessment, t)}
          </Text>
          <ul className={styles.checks}>
            {assessment.checks
              .filter(({ level }) => level === step.level)
              .map(check => (
                <li key={check.checkId}>
                  <Status outcome={stateOutcome(check)}>
                    {stateWords(check, t)}
                  </Status>
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => open(check.checkId)}
                  >
                    {check.title}
                  </Button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
