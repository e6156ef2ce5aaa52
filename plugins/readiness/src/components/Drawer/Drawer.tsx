import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Drawer.module.css';

/** Props of {@link Drawer}. */
export interface DrawerProps {
  readonly title: string;
  readonly isOpen: boolean;
  close(): void;
  readonly children: ReactNode;
}

/** What a number is made of, from the right; Escape and a press beside it close it. */
export function Drawer({ title, isOpen, close, children }: DrawerProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={willBeOpen => (willBeOpen ? undefined : close())}
      className={styles.drawer ?? ''}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>{children}</DialogBody>
    </Dialog>
  );
}
