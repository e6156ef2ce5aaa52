import type { Subject } from '../evidence';
import { defineStandard, type SubjectStandard } from '../standard';
import { whyNotJudged } from './notJudged';

const standardFor = (appliesTo: SubjectStandard['appliesTo']) =>
  defineStandard({
    scope: 'subject',
    id: 'service-readiness',
    version: '1',
    title: 'Service readiness',
    appliesTo,
    levels: [],
  });
const component = (more: Partial<Subject> = {}): Subject => ({
  kind: 'Component',
  ref: 'component:default/cards',
  name: 'cards',
  type: 'service',
  lifecycle: 'production',
  ...more,
});
const services = standardFor({
  kind: 'Component',
  type: ['service', 'job'],
  lifecycle: ['production', 'experimental'],
});

describe('why a component has no assessment', () => {
  it('is what the standard itself judges, beside what the component is', () => {
    expect(whyNotJudged(services, component({ type: 'library' }))).toBe(
      'No standard judges this component: Service readiness is for components of type service or job in lifecycle production or experimental, and this one is of type library in lifecycle production.',
    );
    expect(
      whyNotJudged(
        standardFor({ kind: 'Component', annotation: 'example.com/run' }),
        { kind: 'Component', ref: 'component:default/a', name: 'a' },
      ),
    ).toMatch(
      /for components with the annotation example.com\/run, and this one is of type none in lifecycle none/,
    );
  });

  it('is what it waits for where the standard would judge it', () => {
    expect(whyNotJudged(services, component())).toMatch(
      /yet. It waits for the first look at its owner/,
    );
    expect(whyNotJudged(services, undefined)).toMatch(
      /yet. It waits for the next read of the catalog/,
    );
  });

  it('is that nothing judges components where no standard does', () => {
    expect(whyNotJudged(undefined, component())).toBe(
      'No standard judges components here.',
    );
  });
});
