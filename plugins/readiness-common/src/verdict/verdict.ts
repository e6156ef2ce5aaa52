import { z } from 'zod';
import { EFFORT_COST, effortSchema } from '../checks';
import { Look, VerdictRules } from '../standard';
import { decisionsOf, knownFacts, OpenFact, openFacts } from './completions';
import { Phase, phaseSchema, UnknownFact, VerdictFacts } from './facts';
import { CompleteFacts, Decision } from './steps';
import { reasonSubjectSchema, sentenceFor } from './words';

const MOST_LOOKS = 3;

const reasonSchema = z.object({
  sentence: z.string(),
  /** A prerequisite, the phase diagnostic, how long the foundation has held, the size, or the portal that there is. */
  about: reasonSubjectSchema,
});

const lookSchema = z.object({
  fact: z.string(),
  title: z.string(),
  effort: effortSchema,
  /** The lines of a register that settle it. */
  declare: z
    .object({ into: z.string(), yaml: z.string(), href: z.string() })
    .optional(),
});

/** Schema of {@link Verdict}. */
export const verdictSchema = z.object({
  /** True when every completion of what is unknown gives the same phase. */
  certain: z.boolean(),
  /** The phase; absent means NEED EVIDENCE. */
  phase: phaseSchema.optional(),
  /** Step of the decision (0 to 6); absent while several steps are possible. */
  step: z.number().int().min(0).max(6).optional(),
  /** Every phase that some completion gives, in the order of the steps. */
  possible: z.array(phaseSchema),
  /** One plain sentence that says what to do. */
  sentence: z.string(),
  /** Why, one sentence each, and where that is to be seen. */
  reasons: z.array(reasonSchema),
  /** At most three cheapest looks that would decide; empty when certain. */
  looks: z.array(lookSchema),
  /** Facts that are unknown, whether they matter or not. */
  unknownFacts: z.array(z.string()),
});

/** What the organisation should do, and how sure that is (docs/explanation/how-the-verdict-is-reached.md). */
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** Looks that would settle an unknown fact, cheapest first. */
export type LooksFor = (fact: UnknownFact) => readonly Look[];

/** Computes the verdict for every completion of the unknown facts. */
export function verdictOf(
  facts: VerdictFacts,
  rules: VerdictRules,
  looksFor: LooksFor,
): Verdict {
  const base = knownFacts(facts);
  const open = openFacts(facts, rules);
  const outcomes = decisionsOf(base, open, rules);
  const phases = [...new Set(outcomes.map(({ phase }) => phase))];
  const [only] = phases;
  const certain = phases.length === 1 && only !== undefined;
  const steps = new Set(outcomes.map(({ step }) => step));
  const [step] = steps;
  return {
    certain,
    ...(certain ? { phase: only } : {}),
    ...(steps.size === 1 && step !== undefined ? { step } : {}),
    possible: phases,
    ...sentenceFor(facts, {
      phase: certain ? only : undefined,
      possible: phases,
      rules,
    }),
    looks: certain ? [] : cheapestLooks({ base, open, rules, looksFor }),
    unknownFacts: open.map(({ fact }) => fact),
  };
}

interface Search {
  readonly base: CompleteFacts;
  readonly open: readonly OpenFact[];
  readonly rules: VerdictRules;
  readonly looksFor: LooksFor;
}

/** Facts that alone can decide come first, then those that narrow; the cheapest look first within each, else as the steps ask. */
function cheapestLooks(search: Search): Verdict['looks'] {
  const ranked = search.open
    .map(fact => ({ fact, power: power(fact, search) }))
    .filter(({ power: changes }) => changes !== 'none')
    .flatMap(({ fact: { fact }, power: changes }) => {
      const [look] = search.looksFor(fact);
      return look ? [{ fact, look, decides: changes === 'decides' }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.decides) - Number(a.decides) ||
        EFFORT_COST[a.look.effort] - EFFORT_COST[b.look.effort],
    );
  // One look may settle several facts, such as a register: it is named once.
  const titles = ranked.map(({ look }) => look.title);
  const once = ranked.filter(
    ({ look }, index) => titles.indexOf(look.title) === index,
  );
  return once.slice(0, MOST_LOOKS).map(({ fact, look }) => ({
    fact,
    title: look.title,
    effort: look.effort,
    ...(look.declare ? { declare: { ...look.declare } } : {}),
  }));
}

function power(
  fact: OpenFact,
  { base, open, rules }: Search,
): 'decides' | 'narrows' | 'none' {
  const others = open.filter(other => other !== fact);
  const results = fact.alternatives.map(set =>
    phasesOf(decisionsOf(set(base), others, rules)),
  );
  if (results.some(({ size }) => size === 1)) {
    return 'decides';
  }
  const all = phasesOf(decisionsOf(base, open, rules)).size;
  return results.some(({ size }) => size < all) ? 'narrows' : 'none';
}

function phasesOf(decisions: readonly Decision[]): ReadonlySet<Phase> {
  return new Set(decisions.map(({ phase }) => phase));
}
