import { useMemo } from 'react';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import { measuresOf, type Measures } from './measures';
import { frequencySpans, timeUnits, type Units } from './units';

const TIME = 'unit';
const FREQUENCY = 'per';

/** What of an address says in which units its numbers are told. */
export const UNIT_PARAMETERS = [TIME, FREQUENCY] as const;

/** In which units the numbers are told, in the address; what is none is as if nothing had been chosen. */
export function useUnits() {
  const [givenTime, chooseTime] = useAddress(TIME);
  const [givenFrequency, chooseFrequency] = useAddress(FREQUENCY);
  const time = timeUnits.find(known => known === givenTime);
  const frequency = frequencySpans.find(known => known === givenFrequency);
  const units: Units = useMemo(() => ({ time, frequency }), [time, frequency]);
  return { units, chooseTime, chooseFrequency };
}

/** What tells the numbers of a page, in the units of its address. */
export function useMeasures(): Measures {
  const t = useSay();
  const { units } = useUnits();
  return useMemo(() => measuresOf(t, units), [t, units]);
}
