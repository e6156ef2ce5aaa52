import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { QueryScope } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay } from '../../useSay';
import { CheckDrawer } from '../CheckDrawer';
import { EvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Reading } from '../PageFrame';
import { Ladder } from './Ladder';

function Content() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(readinessApiRef);
  const query = useQuery(
    readinessQueries.service(api, stringifyEntityRef(entity)),
  );
  return (
    <Reading isTab>
      <Answered query={query} label={t('service.reading')}>
        {({ assessment, notJudged }) =>
          assessment ? (
            <>
              <Ladder assessment={assessment} />
              <CheckDrawer
                services={[{ ...assessment, cells: assessment.checks }]}
                highestLevel={assessment.highestLevel}
              />
            </>
          ) : (
            <Text as="p">{notJudged ?? t('service.noStandard')}</Text>
          )
        }
      </Answered>
    </Reading>
  );
}

/** A service's ladder: reached, next, later. */
export function ServiceContent() {
  return (
    <QueryScope>
      <Content />
      <EvidenceDrawer />
    </QueryScope>
  );
}
