import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Up to two chosen pipelines, in the address. */
export interface Chosen {
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** The first becomes the left one, the second the right one; a third begins anew. */
  choose(id: string): void;
  clear(): void;
}

/** See {@link Chosen}. Each choice is a step of the history, so that the browser's Back takes it back. */
export function useChosen(): Chosen {
  const [params, setParams] = useSearchParams();
  const left = params.get('left') ?? undefined;
  const right = params.get('right') ?? undefined;
  const set = useCallback(
    (chosen: Readonly<Record<'left' | 'right', string | undefined>>) =>
      setParams(before => {
        const after = new URLSearchParams(before);
        for (const side of ['left', 'right'] as const) {
          const id = chosen[side];
          if (id === undefined) after.delete(side);
          else after.set(side, id);
        }
        return after;
      }),
    [setParams],
  );
  return {
    left,
    right,
    choose: id =>
      set(
        left !== undefined && right === undefined
          ? { left, right: id }
          : { left: id, right: undefined },
      ),
    clear: () => set({ left: undefined, right: undefined }),
  };
}
