import {
  BreadcrumbEntry,
  NotFoundErrorPage,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryRouteRef } from '../../routes';
import { useSay } from '../../useSay';
import { Reading } from '../PageFrame';
import { BaselinePage } from './BaselinePage';
import { emptyDraft, ownerOf } from './draft';
import { FreezeScreen } from './FreezeScreen';
import { useBaselineHref } from './scope';
import { TargetsScreen } from './TargetsScreen';

/** Props of {@link BaselinePages}. */
export interface BaselinePagesProps {
  readonly scope: DeliveryScope;
  /** Who is likely to answer for targets. */
  readonly owner?: string | undefined;
}

function Pages({ scope, owner }: BaselinePagesProps) {
  // Kept above the screens, so that neither Back nor Cancel loses what was filled in.
  const [draft, change] = useState(emptyDraft);
  const freezing = { scope, draft, change };
  return (
    <Routes>
      <Route index element={<BaselinePage scope={scope} />} />
      <Route path="new" element={<FreezeScreen {...freezing} />} />
      <Route
        path="targets"
        element={
          <TargetsScreen
            {...freezing}
            owner={owner === undefined ? undefined : ownerOf(owner)}
          />
        }
      />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}

/** The baselines of a scope: what became of them, and the two screens on which another one is frozen. */
export function BaselinePages(props: BaselinePagesProps) {
  const { scope } = props;
  const t = useSay();
  const href = useBaselineHref()(scope);
  const delivery = useRouteRef(deliveryRouteRef);
  const isTab = scope.of !== 'organisation';
  const back = isTab ? href.replace(/\/baseline$/, '') : delivery?.() ?? '';
  return (
    <BreadcrumbEntry entry={{ label: t('baseline.title'), href }}>
      <Reading isTab={isTab} title={t('baseline.title')}>
        <Link href={back}>{t('baseline.back')}</Link>
        <Pages {...props} />
      </Reading>
    </BreadcrumbEntry>
  );
}
