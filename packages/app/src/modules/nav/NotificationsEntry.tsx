import { SidebarItem } from '@backstage/core-components';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { RiNotification3Line } from '@remixicon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

/** "Notifications", with what waits to be read in its name, so that it is heard too. */
function wordsFor(unread: number | undefined): string {
  return unread
    ? `Notifications (${unread > 99 ? '99+' : unread})`
    : 'Notifications';
}

/** A message that has just come is shown where one is, and counted. */
function useNewNotifications(countAgain: () => unknown): void {
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
            title: 'A notification has come and could not be read.',
            status: 'warning',
          }),
      );
    }
  }, [lastSignal, notifications, toasts, countAgain]);
}

/**
 * The plugin's own entry watches the browser's title to count in it, and each
 * time that a page changes its title puts the former one back.
 */
export function NotificationsEntry() {
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
      text={wordsFor(data?.unread)}
      hasNotifications={Boolean(data?.unread)}
    />
  );
}
