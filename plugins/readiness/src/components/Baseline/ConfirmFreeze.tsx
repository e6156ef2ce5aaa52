import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useSay } from '../../useSay';

/** Props of {@link ConfirmFreeze}. */
export interface ConfirmFreezeProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  /** How many targets are set with it. */
  readonly targets: number;
  close(): void;
  freeze(): void;
}

/** Asks once, because what is frozen cannot be taken back. */
export function ConfirmFreeze(props: ConfirmFreezeProps) {
  const { name, isOpen, isPending, targets, close, freeze } = props;
  const t = useSay();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={willBeOpen => (willBeOpen ? undefined : close())}
    >
      <DialogHeader>{t('baseline.confirm.title', { name })}</DialogHeader>
      <DialogBody>
        <Text as="p">{t('baseline.confirm.forGood')}</Text>
        <Text as="p">
          {targets === 0
            ? t('baseline.confirm.noTargets')
            : t('baseline.confirm.targets', { count: targets })}
        </Text>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          // Not disabled meanwhile: it has the focus, and Escape would be lost with it.
          onPress={() => (isPending ? undefined : freeze())}
        >
          {isPending
            ? t('baseline.confirm.freezing')
            : t('baseline.confirm.freeze')}
        </Button>
        <Button variant="secondary" onPress={close}>
          {t('baseline.confirm.notYet')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
