import { Select } from '@backstage/ui';
import { useSay } from '../../useSay';
import { frequencySpans, timeUnits } from './units';
import { useUnits } from './useUnits';

const AS_FITS = 'as-fits';

/** In which units times and frequencies are told; without a choice each value is told in the one that fits it. */
export function UnitChoice() {
  const t = useSay();
  const { units, chooseTime, chooseFrequency } = useUnits();
  return (
    <>
      <Select
        size="small"
        selectionMode="single"
        aria-label={t('delivery.units.ofTimes')}
        options={[
          { id: AS_FITS, label: t('delivery.units.timesAsFit') },
          ...timeUnits.map(unit => ({
            id: unit,
            label: t(`delivery.units.times.${unit}`),
          })),
        ]}
        value={units.time ?? AS_FITS}
        onChange={chosen =>
          chooseTime(timeUnits.find(known => known === chosen))
        }
      />
      <Select
        size="small"
        selectionMode="single"
        aria-label={t('delivery.units.ofFrequency')}
        options={[
          { id: AS_FITS, label: t('delivery.units.frequencyAsFits') },
          ...frequencySpans.map(span => ({
            id: span,
            label: t(`delivery.units.frequency.${span}`),
          })),
        ]}
        value={units.frequency ?? AS_FITS}
        onChange={chosen =>
          chooseFrequency(frequencySpans.find(known => known === chosen))
        }
      />
    </>
  );
}
