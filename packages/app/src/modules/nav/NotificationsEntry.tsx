import { SidebarItem } from '@backstage/core-components';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { RiNotification3Line } from '@remixicon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSay, type Say } from '../../useSay';

/** "Notifications", with what waits to be read in its name, so that it is heard too. */
function wordsFor(unread: number | undefined, t: Say): string {
  return unread
    ? t('frame.unread', { unread: unread > 99 ? '99+' : String(unread) })
    : t('frame.notifications');
}

/** A message that has just come is shown where one is, and counted. */
function useNewNotifications(countAgain: () => unknown): void {
  const t = useSay();
  const notifications = useApi(notificationsApiRef);
  const toasts = useApi(toastApiRef);
  const { lastSignal } = useSignal('notifications');
  useEffect(() => {
    if (!lastSignal) {
      return;
    }
    countAgain();
    const { action, notification_id: id } = lastSignal;
    if (action === 'new_notification' && typeof id === 'string') {
      notifications.getNotification(id).then(
        ({ payload: { title, description } }) =>
          toasts.post({ title, ...(description ? { description } : {}) }),
        () =>
          toasts.post({
            title: t('frame.notRead'),
            status: 'warning',
          }),
      );
    }
  }, [lastSignal, notifications, toasts, countAgain, t]);
}

/**
 * The plugin's own entry watches the browser's title to count in it, and each
 * time that a page changes its title puts the former one back.
 */
export function NotificationsEntry() {
  const t = useSay();
  const api = useApi(notificationsApiRef);
  const { data, refetch } = useQuery({
    queryKey: ['notifications', 'status'],
    queryFn: () => api.getStatus(),
  });
  useNewNotifications(refetch);
  return (
    <SidebarItem
      to="/notifications"
      icon={() => <RiNotification3Line />}
      text={wordsFor(data?.unread, t)}
      hasNotifications={Boolean(data?.unread)}
    />
  );
}
