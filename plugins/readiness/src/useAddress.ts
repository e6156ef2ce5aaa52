import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/**
 * One value in the address, so that back works and a link shows a colleague the same thing. What is typed is no step of
 * the history: nobody wants to go back through the digits of a year.
 */
export function useAddress(
  name: string,
  { isTyped = false }: { readonly isTyped?: boolean } = {},
): readonly [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const given = params.get(name) ?? undefined;
  const set = useCallback(
    (value: string | undefined) => {
      // What is there already would be a step back that leads nowhere.
      if (value === given) return;
      setParams(before => withValue(before, name, value), {
        replace: isTyped,
      });
    },
    [given, isTyped, name, setParams],
  );
  return [given, set];
}

function withValue(
  before: URLSearchParams,
  name: string,
  value: string | undefined,
): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value === undefined) after.delete(name);
  else after.set(name, value);
  return after;
}

/** Key of a history entry's state: how many steps ago nothing was open. */
const STEPS = 'groundwork.readiness.stepsSinceClosed';

function stepsOf(state: unknown): number {
  if (typeof state !== 'object' || state === null || !(STEPS in state))
    return 0;
  const steps = state[STEPS];
  return typeof steps === 'number' ? steps : 0;
}

/**
 * What is open, in the address. Opening is a step of the history and closing takes the steps back: the browser's Back
 * closes it, and does not open it again afterwards. Whoever came by a link with it open has no steps to take back.
 */
export function useOpened(
  name: string,
): readonly [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const opened = params.get(name) ?? undefined;
  const set = useCallback(
    (value: string | undefined) => {
      const steps = stepsOf(state);
      if (value === undefined && steps > 0) {
        navigate(-steps);
        return;
      }
      // A further step from what a link has opened cannot be told from the link itself: it is closed in place.
      const isCounted =
        value !== undefined && (opened === undefined || steps > 0);
      setParams(before => withValue(before, name, value), {
        ...(value === undefined ? { replace: true } : {}),
        ...(isCounted ? { state: { [STEPS]: steps + 1 } } : {}),
      });
    },
    [name, navigate, opened, setParams, state],
  );
  return [opened, set];
}
