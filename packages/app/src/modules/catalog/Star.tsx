import type { Entity } from '@backstage/catalog-model';
import { useStarredEntity } from '@backstage/plugin-catalog-react';
import { ButtonIcon } from '@backstage/ui';
import { RiStarFill, RiStarLine } from '@remixicon/react';
import { useSay } from '../../useSay';

/** Keeps an entity on the home page of the person who looks. */
export function Star({ entity }: { readonly entity: Entity }) {
  const t = useSay();
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  const name = entity.metadata.title ?? entity.metadata.name;
  return (
    <ButtonIcon
      variant="tertiary"
      size="small"
      aria-label={
        isStarredEntity
          ? t('catalog.unstar', { name })
          : t('catalog.star', { name })
      }
      icon={isStarredEntity ? <RiStarFill /> : <RiStarLine />}
      onPress={() => toggleStarredEntity()}
    />
  );
}
