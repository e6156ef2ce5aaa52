import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** One value in the address, so that back works and a link shows a colleague the same thing. */
export function useAddress(
  name: string,
): readonly [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setParams(before => {
        const after = new URLSearchParams(before);
        if (value === undefined) after.delete(name);
        else after.set(name, value);
        return after;
      }),
    [name, setParams],
  );
  return [params.get(name) ?? undefined, set];
}
