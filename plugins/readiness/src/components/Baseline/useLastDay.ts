import { useAddress } from '../../useAddress';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';

/** Nobody deployed anything earlier that could still be read; a year that is being typed is earlier, too. */
const EARLIEST = '2000-01-01';

/** Whether a window may end with a day: it is one, and it is over. */
export function isPastDay(day: string, today: string): boolean {
  const time = Date.parse(day);
  return (
    !Number.isNaN(time) &&
    new Date(time).toISOString().slice(0, 10) === day &&
    day >= EARLIEST &&
    day < today
  );
}

/** The last day of what is to be frozen, as the address has it; it ends with yesterday where nobody chose one. */
export function useLastDay() {
  const [given, choose] = useAddress('until', { isTyped: true });
  const { length } = useWindowLength();
  return {
    given,
    choose: (day: string) => choose(day === '' ? undefined : day),
    /** Takes the window along to the other screen of freezing. */
    query: `days=${length}${
      given === undefined ? '' : `&until=${encodeURIComponent(given)}`
    }`,
  };
}
