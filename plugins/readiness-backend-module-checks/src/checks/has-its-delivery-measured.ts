import {
  dayWords,
  defineCheck,
  deliveryMetrics,
  measured,
  orAbsent,
  type Finding,
  type MeasuredDeliveries,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf } from '../judgements/catalogFile';
import { baselineSettings, whyNotMeasured } from '../judgements/deliveryMetric';

const REPOSITORY = 'github.com/project-slug';

/** What it does not name cannot be asked for its deployments; the lines name the most usual of it. */
function untold(subject: Subject): Finding {
  return {
    message: 'No source tells of deployments of this service.',
    object: catalogFileOf(subject),
    ...(subject.annotations?.[REPOSITORY] === undefined
      ? {
          mend: {
            into: 'its catalog file, if its repository is on GitHub',
            yaml: `metadata:\n  annotations:\n    ${REPOSITORY}: OWNER/REPOSITORY\n`,
          },
        }
      : {}),
  };
}

/** Which of its environments is production nobody but its people know; the lines say it of the first. */
function toChange({
  source,
  production: { isProven, otherEnvironments },
}: MeasuredDeliveries): Pick<Finding, 'object' | 'mend'> {
  const [environment] = isProven ? [] : otherEnvironments;
  return environment === undefined
    ? { object: { kind: 'Source', name: source } }
    : {
        object: { kind: 'Configuration', name: 'groundwork.environments' },
        mend: {
          into: 'the configuration of the portal, if that one is production',
          yaml: `groundwork:\n  environments:\n    - name: ${environment}\n      tier: production\n`,
        },
      };
}

/** Service level: what happens between a commit and production can be told of it. */
export const hasItsDeliveryMeasured = defineCheck({
  id: 'has-its-delivery-measured',
  title: 'Has its delivery measured',
  failureTitle: 'Its deployments, or the changes in them, are not known',
  why: 'Its team can say neither how long a change takes nor which deployment broke it, and so not whether anything gets better.',
  remediation: {
    summary:
      'Let what deploys it name the commit and an environment that is known to be production.',
    effort: 'medium',
    href: 'how-to/cover-services-with-metrics',
  },
  reads: { deliveries: ['production', 'observedDays', 'join'] },
  appliesTo: { kind: 'Component', lifecycle: ['production'] },
  requires: { deliveries: orAbsent(deliveryMetrics) },
  settings: baselineSettings,
  evaluate({ deliveries }, { settings, subject }) {
    if (!deliveries)
      return measured(false, {
        findings: [untold(subject)],
      });
    const missing = whyNotMeasured(deliveries, settings);
    if (missing !== undefined)
      return measured(false, {
        findings: [
          {
            message: `Its delivery is not measured: ${missing}.`,
            ...toChange(deliveries),
          },
        ],
      });
    const { join, observedDays, window } = deliveries;
    return measured(true, {
      explanation: `Of the ${window.days} days from ${dayWords(
        window.fromDay,
      )} on, ${observedDays} were observed; the changes of ${
        join.withChanges
      } of ${
        join.deployments
      } deployments that ought to bring some were found.`,
    });
  },
});
