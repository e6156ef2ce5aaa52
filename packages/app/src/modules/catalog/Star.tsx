import type { Entity } from '@backstage/catalog-model';
import { useStarredEntity } from '@backstage/plugin-catalog-react';
import { ButtonIcon } from '@backstage/ui';
import { RiStarFill, RiStarLine } from '@remixicon/react';

/** Keeps an entity on the home page of the person who looks. */
export function Star({ entity }: { readonly entity: Entity }) {
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  const { name, title } = entity.metadata;
  return (
    <ButtonIcon
      variant="tertiary"
      size="small"
      aria-label={`${isStarredEntity ? 'Unstar' : 'Star'} ${title ?? name}`}
      icon={isStarredEntity ? <RiStarFill /> : <RiStarLine />}
      onPress={() => toggleStarredEntity()}
    />
  );
}
